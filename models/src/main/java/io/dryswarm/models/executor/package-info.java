/**
 * The executor of each node: what the engine does for one task, from the container's making to its removal.
 *
 * <p><b>Models:</b> the wait for the node's own addresses on the task's networks (looked for every 100 ms, 30 s at most); pull where the image
 * is missing; creation and start times; secrets that must be there at the start; the endpoint that is plugged in before the process starts
 * and the service binding that is activated right after; a crash that releases the networks at once; the polite stop: binding off, 2 s for
 * gossip, stop signal, grace period, kill, networks released.
 *
 * <p><b>Leaves out:</b> health checks, cluster volumes, bind mounts, resource limits, contention between containers that start at once, the
 * second 2 s pause when a stopped task is removed (invisible to everybody, data-plane facts F5.11a).
 *
 * <p><b>Parts.</b> {@code ControllerMachine} walks one task; {@link io.dryswarm.models.executor.ExecutorHost} runs those of all nodes over
 * two ports that the assembly implements: {@link io.dryswarm.models.executor.NodeNetworks} and
 * {@link io.dryswarm.models.executor.Processes}.
 *
 * <p><b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 11.1, 11.3.24; data-plane facts F5.10 to F5.15; moby/moby daemon/cluster/executor/container
 * controller.go, adapter.go.
 *
 * <pre>{@code
 * ExecutorHost executor = new ExecutorHost(sim, nodes, ExecutorSpec.DEFAULT, images, networks, processes);
 * executor.processExited(node, task, 1);   // called by the programs' side
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.executor;

import org.jspecify.annotations.NullMarked;
