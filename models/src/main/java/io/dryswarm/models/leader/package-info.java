/**
 * What the components of the leader have in common: each does one thing at a time.
 *
 * <p><b>Models:</b> SwarmKit runs every component of the leader in a goroutine of its own that takes events from an unbounded queue,
 * one by one, and stands still while a write of its own is on the way to the store.
 * {@link io.dryswarm.models.leader.SerialComponent} gives that order: events, commits and timers that arrive during a write are
 * handled after it has committed, in the order of their arrival, and then see the store as it is by then.
 *
 * <p><b>Leaves out:</b> goroutine scheduling: a component that is free acts in the instant of the event.
 *
 * <p><b>Source:</b> control-plane facts 2.4.35, 2.4.39, 3.2.15; moby/swarmkit manager/state/watch.go and the Run methods of the
 * components.
 *
 * <pre>{@code
 * final class Janitor extends SerialComponent {
 *   protected void handle(StoreEvent event) {
 *     write(List.of(tx -> tx.remove(event.object())), () -> done++);   // later events wait until this has committed
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.dryswarm.models.leader;

import org.jspecify.annotations.NullMarked;
