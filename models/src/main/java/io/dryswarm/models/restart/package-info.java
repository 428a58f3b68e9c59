/**
 * Swarm's restart supervision: when a task that ended, or lost its node, is replaced, and when the replacement may start.
 *
 * <p><b>Models:</b> restart condition, delay, attempts and window per slot; the replacement made at once with desired state READY, from
 * the service's current spec; its delayed start, which waits for the delay, then for the old task to stop (at most 60 s, not for a node
 * that is DOWN), and for an earlier delay of the same task; the repair of half-done work by a new leader. Jobs: condition any counts as
 * on-failure, a delayed start ends in desired COMPLETE, the attempts of global jobs are never found and so not limited.
 *
 * <p><b>Leaves out:</b> the container runtime's own back-off.
 *
 * <p><b>Time</b> is virtual nanoseconds. <b>Order:</b> the tasks of a slot are visited by id, ascending; newest means the latest status.
 * Delayed starts run beside their orchestrator: they do not wait for its writes, and each is a transaction of its own.
 *
 * <p><b>Source:</b> control-plane facts 3.1.9, 6.1.1, 6.3.22, 7, 8.4.32; moby/swarmkit manager/orchestrator/restart/restart.go,
 * manager/orchestrator/taskinit/init.go.
 *
 * <pre>{@code
 * RestartSupervisor restarts = new RestartSupervisor();
 * out.batch(List.of(tx -> restarts.restart(failedTask, service, tx, out)));   // in onCommit
 * restarts.observe(event, out);                                              // in onEvent, at once
 * restarts.timerDue(key, out);                                               // in onTimer
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.restart;

import org.jspecify.annotations.NullMarked;
