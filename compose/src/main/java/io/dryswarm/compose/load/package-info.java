/**
 * Reads stack files as {@code docker stack config} does: variables, schema, long forms, files with variables, paths, several files in one.
 *
 * <p><b>Order</b>, which decides what is reported: YAML of every file; then for each file its version, keys that Docker forbids,
 * variables, schema, services, networks, volumes, secrets, configs; last the merge.
 *
 * <p><b>Variables:</b> {@code $V}, {@code ${V}}, {@code ${V:-default}}, {@code ${V-default}}, {@code ${V:?message}}, {@code ${V?message}},
 * {@code $$}. A message or default with {@code -} in it is taken for a default, the braces may be left out, and a later good variable in
 * the same text hides an earlier bad one: Docker's own rules, which nobody designed. Only values are interpolated, not keys.
 *
 * <p><b>Source:</b> docker/cli 28.2 cli/compose/loader, interpolation, template; opts and pkg/kvfile for files with variables.
 */
@NullMarked
package io.dryswarm.compose.load;

import org.jspecify.annotations.NullMarked;
