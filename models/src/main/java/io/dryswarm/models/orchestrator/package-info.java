/**
 * Swarm's orchestrators: they keep the tasks of every service as its spec wants them, and the task reaper, which deletes old ones.
 *
 * <p><b>Models:</b> replicated services (slots, scale up and down, failed tasks, lost and drained nodes), global services (one task per
 * eligible node), service deletion, the start of a new leader, task history.
 *
 * <p><b>Leaves out:</b> replacing tasks whose spec is out of date (rolling updates, and global tasks found out of date when their node
 * comes back): existing tasks are left as they are, while every new task is made from the service's current spec. Jobs. Constraint and
 * volume enforcers. A change of the history limit during a run.
 *
 * <p><b>Differs:</b> on scale-down the desired state is raised on the task as it is in the store when the change is made; Swarm's change is
 * lost, and the task stays, if its status was written in between.
 *
 * <p><b>Order:</b> services, tasks and nodes are visited by id, ascending, where Swarm follows the order of a Go map; slots of equal rank on
 * scale-down keep their order (lower slots stay).
 *
 * <p><b>Source:</b> control-plane facts 3.1.9-10, 3.2.15, 6.1, 6.2, 9.1; moby/swarmkit manager/orchestrator/replicated, global,
 * taskreaper. Checked against timelines recorded from the real components.
 *
 * <pre>{@code
 * List<LeaderComponent> duties = List.of(
 *     new ReplicatedOrchestrator(), new GlobalOrchestrator(), new TaskReaper(TaskReaper.DEFAULT_HISTORY_LIMIT));
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.orchestrator;

import org.jspecify.annotations.NullMarked;
