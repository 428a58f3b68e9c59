/**
 * The compose model: what every setting of a stack file is made of, how its short forms become long ones, and how two files are merged.
 *
 * <p>{@link io.dryswarm.compose.model.StackShapes} is the table of all settings. A {@link io.dryswarm.compose.model.Kind} is one row's
 * behaviour: it reads a value, says whether it is empty, merges the values of two files and gives the value that is printed. A
 * {@link io.dryswarm.compose.model.StackObject} holds the values of one mapping, in the order in which Docker prints them.
 *
 * <p><b>Quirks that are kept</b>, since users meet them: lists of plain values are appended, also {@code healthcheck.test}; ports, volumes,
 * secrets and configs are merged by published port, target and source, which leaves one port of several without a published one; options
 * of a log driver are lost if only the later file has any; an empty value never overrides; {@code oom_score_adj} is accepted and dropped.
 *
 * <p><b>Source:</b> docker/cli 28.2 cli/compose/types, loader and merge; mapstructure and mergo, the libraries it uses; measured with
 * {@code docker stack config}.
 */
@NullMarked
package io.dryswarm.compose.model;

import org.jspecify.annotations.NullMarked;
