/**
 * Swarm's orchestrators: they keep the tasks of every service and job as its spec wants them; with them the enforcers, which reject
 * tasks that their node no longer suits or whose cluster volume is on drain, and the task reaper, which deletes old ones.
 *
 * <p><b>Models:</b> replicated services (slots, scale up and down, failed tasks, lost and drained nodes), global services (one task per
 * eligible node), replicated and global jobs with their iterations, service deletion, the start of a new leader, constraints and resources
 * that change under running tasks, task history. Out-of-date tasks go to the updater (package {@code update}), except on a node of a global
 * service that comes back, where they are replaced at once.
 *
 * <p><b>Swarm's quirks, kept:</b> slots of jobs start at 0; a new node gets its task of a global job only with the next event of the job; the
 * attempts of global jobs are not limited; the history of jobs is not trimmed; an update shows no status if no task is out of date.
 *
 * <p><b>Leaves out:</b> tasks without a service.
 *
 * <p><b>Differs:</b> on scale-down the desired state is raised on the task as it is in the store when the change is made; Swarm's change is
 * lost, and the task stays, if its status was written in between.
 *
 * <p><b>Order:</b> services, tasks and nodes are visited by id, ascending, where Swarm follows the order of a Go map and it makes no
 * difference to the result; where it does (slots of an update, equal slots on scale-down, tasks on a node that shrinks) it is drawn from the
 * component's dice.
 *
 * <p><b>Source:</b> control-plane facts 3.1.9-10, 3.2.15, 6, 9.1, 9.2, 16.18; moby/swarmkit manager/orchestrator/replicated, global, jobs,
 * constraintenforcer, volumeenforcer, taskreaper. Checked against timelines recorded from the real components.
 *
 * <pre>{@code
 * List<LeaderComponent> duties = List.of(
 *     new ConstraintEnforcer(dice),
 *     new VolumeEnforcer(),
 *     new TaskReaper(),
 *     new ReplicatedOrchestrator(dice),
 *     new JobsOrchestrator(),
 *     new GlobalOrchestrator(dice));
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.orchestrator;

import org.jspecify.annotations.NullMarked;
