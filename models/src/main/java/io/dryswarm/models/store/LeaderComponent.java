package io.dryswarm.models.store;

/**
 * A part of the leader that lives on store events: allocator, scheduler, orchestrators, dispatcher, reaper. It is made anew at every
 * election and dropped when leadership is lost; what it must remember beyond that is in the store.
 *
 * <p>Within one instant: all events of a transaction come first, in order, then {@link #onCommit}. Components get each event in the
 * order in which they were registered.
 */
public interface LeaderComponent {
  /** Stable dotted name; timers and traces carry it. */
  String name();

  /** Leadership gained and the log applied: take stock of the store. */
  void start(StoreView view, ComponentEffects out);

  /** One object changed. */
  default void onEvent(StoreEvent event, StoreView view, ComponentEffects out) {}

  /** End of a transaction. */
  default void onCommit(StoreView view, ComponentEffects out) {}

  /** A timer armed with {@link ComponentEffects#arm} is due. */
  default void onTimer(long key, StoreView view, ComponentEffects out) {}
}
