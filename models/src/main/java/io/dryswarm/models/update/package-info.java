/**
 * Swarm's updater: replaces the out-of-date tasks of a service slot by slot, watches whether the new ones last, and pauses or goes back to
 * the former specification when too many fail.
 *
 * <p><b>Models:</b> what makes a task out of date; parallelism, delay per worker, order, monitor time, failure ratio and action; the status
 * and messages of an update; automatic rollback, which is an update of its own; a new specification that takes over an update under way; an
 * update taken up by a new leader, which has forgotten the failures so far. Swarm's quirks: slots whose task was replaced meanwhile are
 * skipped, a task that completes soon after its start is a failure, a failed rollback with action rollback ends as completed.
 *
 * <p><b>Leaves out:</b> a user's own rollback (the control API's), pull options of registries (they would be ignored for running tasks).
 *
 * <p><b>Time</b> is virtual nanoseconds. <b>Order:</b> Swarm takes slots in the order of a Go map; they are drawn from the orchestrator's
 * dice, except on scale-down, whose order is kept. An updater runs beside its orchestrator and does not wait for its writes; of what
 * both see in one transaction the orchestrator acts on first, as recordings of the real one mostly show.
 *
 * <p><b>Source:</b> control-plane facts 8, 13, 16.2-4, 16.20; moby/swarmkit manager/orchestrator/update/updater.go, manager/orchestrator/task.go.
 *
 * <pre>{@code
 * UpdateSupervisor updates = new UpdateSupervisor(restarts, dice);
 * updates.update(service, slots, SlotOrder.ANY, view, out);   // when the service is reconciled
 * updates.observe(event);                                     // in onEvent, at once
 * updates.settle();                                           // at the end of a transaction
 * if (key < 0) updates.timerDue(key);                         // in onTimer
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.update;

import org.jspecify.annotations.NullMarked;
