package io.dryswarm.core;

/**
 * Who does what an event stands for. What an owner does can be paused ({@link Simulation#pause}): its events then come when the pause is
 * over. An event type without an owner, and an event whose owner is {@link #NOBODY}, always comes in time.
 */
@FunctionalInterface
public interface EventOwner {
  /** No owner. */
  int NOBODY = -1;

  /** For event types that belong to nobody. */
  EventOwner NONE = (target, arg) -> NOBODY;

  /**
   * Asked when the event is due, and only while somebody is paused.
   *
   * @return number of the owner, from 0, or {@link #NOBODY}
   */
  int of(int target, long arg);
}
