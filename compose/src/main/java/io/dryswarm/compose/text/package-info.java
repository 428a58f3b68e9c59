/**
 * Text as the docker command line reads and prints it: durations, sizes, numbers, quoted strings, command lines.
 *
 * <p>The command line is written in Go; what its library accepts, and in which words it refuses, shows in every message about a stack
 * file. Each class is one such rule, without state.
 *
 * <p><b>Source:</b> the documentation of Go's packages time, strconv and fmt; docker/go-units; google/shlex; measured with the docker
 * command line 28.2.
 */
@NullMarked
package io.dryswarm.compose.text;

import org.jspecify.annotations.NullMarked;
