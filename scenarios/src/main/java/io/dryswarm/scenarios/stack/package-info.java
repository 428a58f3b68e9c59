/**
 * Stack files: compose format 3 as {@code docker stack deploy} reads it, made into the specifications of a stack.
 *
 * <p><b>Read:</b> services (image, ports, networks, volumes, secrets, environment, env_file, healthcheck, logging driver, deploy with mode,
 * replicas, labels, placement, resources with generic ones, restart_policy, update_config, rollback_config and endpoint_mode; restart,
 * stop_grace_period), networks, volumes, secrets from files, variables, merge keys, {@code x-} keys.
 *
 * <p><b>Checked and left out</b>, with one warning: configs, encrypted networks, ipam, volume plug-ins, cluster volumes. Without effect on
 * a simulation and accepted silently: command, entrypoint, hostname, labels of containers, options of log drivers and the like. Keys that
 * Docker itself ignores get Docker's own warning. Unknown keys are problems.
 *
 * <p><b>Simplified:</b> external networks and secrets are taken to exist; a bind mount is a volume named by its host path.
 *
 * <p><b>Source:</b> control-plane facts 12; docker/cli cli/compose.
 *
 * <pre>{@code
 * Stack stack = new StackReader(environment, problems).read("vote", root, directory);
 * }</pre>
 */
@NullMarked
package io.dryswarm.scenarios.stack;

import org.jspecify.annotations.NullMarked;
