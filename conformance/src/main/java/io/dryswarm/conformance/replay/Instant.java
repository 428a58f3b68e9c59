package io.dryswarm.conformance.replay;

/**
 * An instant of a run: a time, and how much of what happened at it has happened.
 *
 * @param timeNs   nanoseconds since time 0 of the case
 * @param sequence only what has a smaller number has happened; {@link #ALL} = everything of that time
 */
record Instant(long timeNs, long sequence) {
  static final long ALL = Long.MAX_VALUE;

  /** After everything that happens at that time. */
  static Instant after(long timeNs) {
    return new Instant(timeNs, ALL);
  }

  Instant plusNs(long delayNs) {
    return delayNs == 0 ? this : after(timeNs + delayNs);
  }

  /** Whether something of that time and number has happened by then. */
  boolean includes(long otherTimeNs, long otherSequence) {
    return otherTimeNs < timeNs || otherTimeNs == timeNs && otherSequence < sequence;
  }
}
