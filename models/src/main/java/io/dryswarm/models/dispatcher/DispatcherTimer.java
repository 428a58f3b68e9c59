package io.dryswarm.models.dispatcher;

/** The dispatcher's timers, and their keys among the timers of a component: the timer in the upper half, the node in the lower. */
enum DispatcherTimer {
  /** Waiting reports are written. */
  FLUSH(0),
  /** A node has been silent for too long. */
  EXPIRY(1),
  /** A node has been down for too long. */
  ORPHAN(2),
  /** A node's assignment changes have been quiet for long enough. */
  ASSIGN(3);

  private static final DispatcherTimer[] BY_NUMBER = {FLUSH, EXPIRY, ORPHAN, ASSIGN};

  private final long number;

  DispatcherTimer(long number) {
    this.number = number;
  }

  long key(int node) {
    return number << 32 | node;
  }

  static DispatcherTimer of(long key) {
    return BY_NUMBER[(int) (key >>> 32)];
  }

  static int node(long key) {
    return (int) key;
  }
}
