/**
 * Swarm's scheduler: which node runs which task.
 *
 * <p><b>Models:</b> the filter pipeline ({@link io.dryswarm.models.scheduler.PlacementFilter}: ready, resources, constraints, host
 * ports, max replicas, and filters from the user's jars), its explanations, the ranking of nodes, the fill rule inside a group of equal
 * tasks, spread preferences of any depth, recent failures, preassigned tasks, the debouncing of commits and the events that make the
 * scheduler look at waiting tasks again.
 *
 * <p><b>Leaves out:</b> plugin, platform and cluster-volume filters; generic resources. Host-mode ports are taken from the service when
 * the scheduler first sees the task, not from an endpoint copied into the task; they differ only for tasks of an older spec with
 * other ports after a change of leader.
 *
 * <p><b>Order:</b> where Swarm follows the order of a Go map, this model draws an order from its
 * {@link io.dryswarm.models.Dice}, all orders equally likely: services in a pass, tasks in a group, equal nodes, branches of a
 * preference in each round. Draws are made in that order, so a run repeats exactly. Nested preferences end a round that changes
 * nothing, as Swarm does since May 2025 (moby/swarmkit 2d6aff776); before, such a pass could be endless.
 *
 * <p><b>Time</b> is virtual nanoseconds. <b>Units:</b> nano-CPUs, bytes.
 *
 * <p><b>Source:</b> control-plane facts 5, 13; moby/swarmkit manager/scheduler, manager/constraint. Checked against decisions recorded
 * from the real scheduler.
 *
 * <pre>{@code
 * LeaderComponent scheduler = new Scheduler(new StreamDice(sim.streams().stream("scheduler.ties", manager)));
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.scheduler;

import org.jspecify.annotations.NullMarked;
