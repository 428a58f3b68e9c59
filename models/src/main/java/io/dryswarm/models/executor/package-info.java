/**
 * The executor of each node: what the engine does for one task, from the container's making to its removal.
 *
 * <p><b>Models:</b> the wait for the node's own addresses on the task's networks (looked for every 100 ms, 30 s at most); the wait for its cluster volumes, begun anew every 5 min; pull where the image
 * is missing; creation and start times; secrets and configs that must be there at the start; the endpoint that is plugged in before the
 * process starts; the service binding that is activated right after, or once the container is healthy; containers that become unhealthy and
 * are stopped; a crash that releases the networks at once; the polite stop: binding off, 2 s for gossip, stop signal, grace period in whole
 * seconds, kill, networks released. Containers stay on the disk: those that outlive a killed engine are stopped by the next one before it is
 * up; a container that was started before counts as started, whatever its health.
 *
 * <p><b>Leaves out:</b> bind mounts, resource limits, contention between containers that start at once, the second 2 s
 * pause when a stopped task is removed (invisible to everybody, data-plane facts F5.11a).
 *
 * <p><b>What a container does</b> by itself, how long that takes and what its probes find is no business of Swarm:
 * {@link io.dryswarm.models.executor.ContainerBehaviours} decides it by task and node, {@link io.dryswarm.models.executor.Processes} run it.
 * {@link io.dryswarm.models.executor.BehaviourProcesses} are programs without users that do just what their behaviour says.
 *
 * <p><b>Parts.</b> {@code ControllerMachine} walks one task in one life of the engine; {@code Container} is what is on the disk; {@code
 * Survivors} ends what outlived an engine; {@link io.dryswarm.models.executor.ExecutorHost} runs all nodes over three ports that the assembly
 * implements: {@link io.dryswarm.models.executor.NodeNetworks}, {@link io.dryswarm.models.executor.NodeMounts} and
 * {@link io.dryswarm.models.executor.Processes}.
 *
 * <p><b>Units:</b> nanoseconds.
 *
 * <p><b>Source:</b> control-plane facts 11.1, 11.2, 11.3.24, 13; data-plane facts F5.10 to F5.15; moby/moby daemon/cluster/executor/container
 * controller.go, adapter.go.
 *
 * <pre>{@code
 * BehaviourProcesses processes = new BehaviourProcesses(sim, nodes, behaviours);
 * ExecutorHost executor = new ExecutorHost(
 *     sim, nodes, ExecutorSpec.DEFAULT, EngineProfile.V28, images, behaviours, networks, processes);
 * processes.connect(executor);
 * executor.processExited(node, task, 1);   // called by the programs' side
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.executor;

import org.jspecify.annotations.NullMarked;
