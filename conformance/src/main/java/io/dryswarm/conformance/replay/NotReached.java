package io.dryswarm.conformance.replay;

/** A moment that an expectation needs has not come in a run. */
final class NotReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotReached(String moment) {
    super("not reached: " + moment);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
