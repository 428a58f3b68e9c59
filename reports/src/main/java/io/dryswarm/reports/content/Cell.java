package io.dryswarm.reports.content;

/** One value of a report, with its unit in its type. */
public sealed interface Cell {
  Missing MISSING = new Missing();

  /** Words or a name. */
  record Text(String text) implements Cell {}

  /** A whole number of things. */
  record Count(long count) implements Cell {}

  /** A length of virtual time, nanoseconds; negative only as a margin. */
  record Duration(long ns) implements Cell {}

  /** A moment: virtual nanoseconds since the start of the run. */
  record Moment(long ns) implements Cell {}

  /** A part of a whole, 0..1. */
  record Share(double share) implements Cell {}

  /** A mean number of things. */
  record Number(double number) implements Cell {}

  /** Yes or no. */
  record Truth(boolean truth) implements Cell {}

  /** Did not happen, or there was nothing to measure. */
  record Missing() implements Cell {}

  /** A duration, or missing if negative: the models' sign for "not seen". */
  static Cell durationIfSeen(long ns) {
    return ns < 0 ? MISSING : new Duration(ns);
  }
}
