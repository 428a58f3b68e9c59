package io.dryswarm.models.store;

import java.util.Locale;

/**
 * How far a service's update is. Source: control-plane facts 1.3.25, 8.3, 8.4.
 *
 * @param message     in Swarm's words
 * @param startedNs   virtual nanoseconds
 * @param completedNs virtual nanoseconds, {@link #NOT_YET} before the end
 */
public record UpdateStatus(State state, String message, long startedNs, long completedNs) {
  public static final long NOT_YET = -1;

  /** States of an update; the order has no meaning. */
  public enum State {
    UPDATING,
    PAUSED,
    COMPLETED,
    ROLLBACK_STARTED,
    ROLLBACK_PAUSED,
    ROLLBACK_COMPLETED;

    /** As the Docker API words it: {@code rollback_started}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether slots are being replaced. */
    public boolean isUnderWay() {
      return this == UPDATING || this == ROLLBACK_STARTED;
    }

    /** Whether it is a rollback that this state speaks of. */
    public boolean isRollback() {
      return ordinal() >= ROLLBACK_STARTED.ordinal();
    }
  }
}
