/**
 * The assembly: the only package that knows all the others. {@link io.dryswarm.models.cluster.Cluster} is one swarm with everything
 * connected; {@link io.dryswarm.models.cluster.ClusterSimulation} runs a whole {@link io.dryswarm.models.cluster.RunSpec} on it and turns
 * what observers saw into a {@link io.dryswarm.models.result.RunResult}.
 *
 * <p><b>A request</b> enters at a node, whose ingress sandbox picks a task of the service by IPVS; the packet crosses overlay and
 * underlay, if that node knows the peer; the task's program takes it from its accept queue, calls others through their VIPs in the
 * load-balancer sandbox of its own node, and answers.
 *
 * <p><b>A failure</b> takes a machine away and tells nobody. Gossip peers suspect and drop its back ends; the dispatcher misses its
 * heartbeats and marks the node DOWN; the orchestrator creates replacements, the scheduler places them, agents start them, and their
 * endpoints travel by gossip.
 *
 * <p><b>The data plane</b> can be left out ({@link io.dryswarm.models.cluster.DataPlane.Kind#NONE}): for questions to the control plane alone, and
 * for swarms so large that their packets would hide everything else.
 *
 * <p><b>Adapters</b> connect the ports that packages declare: {@code NodeNetworks} and {@code Processes} of the executor,
 * {@code Dialer} of the workload. <b>Observers</b> ({@code observe}) see committed changes and trace records and cannot change a run.
 *
 * <p><b>Start:</b> at 0 a leader exists and all engines run; agents register; stacks are deployed at {@code deployNs}.
 */
@NullMarked
package io.dryswarm.models.cluster;

import org.jspecify.annotations.NullMarked;
