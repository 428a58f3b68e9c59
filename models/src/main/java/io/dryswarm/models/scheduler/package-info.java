/**
 * Swarm's scheduler: which node runs which task.
 *
 * <p><b>Models:</b> the filter pipeline ({@link io.dryswarm.models.scheduler.PlacementFilter}: ready, resources with generic ones, plugins,
 * constraints, platform, host ports, max replicas, cluster volumes, and those filters from the user's jars that the scenario names), its explanations, the ranking of
 * nodes, the fill rule inside a group of equal tasks, spread preferences of any depth, tasks without a spec version one by one, recent
 * failures, preassigned tasks, the choice and release of cluster volumes by scope, sharing, topology and group, the debouncing of commits
 * and the events that make the scheduler look at waiting tasks again.
 *
 * <p><b>As in SwarmKit, on purpose:</b> a new availability of a cluster volume is noticed only when a decision is written; a preassigned task is
 * not counted as a user of its volumes until another leader comes; a task of which not all cluster mounts can be had, though one can,
 * gets its node without any volume; generic resources that have run out are claimed as nothing.
 *
 * <p><b>Why a task went where it went</b> is told to a {@link io.dryswarm.models.scheduler.PlacementExplanations}, if there is one
 * ({@link io.dryswarm.models.scheduler.Scheduler#explainTo}).
 *
 * <p><b>Leaves out:</b> a network attachment's own driver state: the driver is that of the network's specification.
 *
 * <p><b>Order:</b> where Swarm follows the order of a Go map, this model draws an order from its
 * {@link io.dryswarm.models.Dice}, all orders equally likely: services in a pass, tasks in a group, equal nodes, branches of a
 * preference in each round. Draws are made in that order, so a run repeats exactly. Nested preferences end a round that changes
 * nothing, as Swarm does since May 2025 (moby/swarmkit 2d6aff776). With an older {@link io.dryswarm.models.engine.EngineProfile} such a
 * pass is endless: the scheduler decides nothing any more, and its {@link io.dryswarm.models.scheduler.SchedulerListener} is told. Tasks
 * placed one by one take one of the equally good nodes by one draw.
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
