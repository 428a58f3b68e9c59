package io.dryswarm.models.dispatcher;

/** The dispatcher's timers, and their keys among the timers of a component. */
enum DispatcherTimer {
  /** Waiting reports are written. */
  FLUSH,
  /** A node has been silent for too long. */
  EXPIRY,
  /** A node has been down for too long. */
  ORPHAN,
  /** A node's assignment changes have been quiet for long enough. */
  ASSIGN;

  private static final DispatcherTimer[] VALUES = values();

  long key(int node) {
    return (long) ordinal() << 32 | node;
  }

  static DispatcherTimer of(long key) {
    return VALUES[(int) (key >>> 32)];
  }

  static int node(long key) {
    return (int) key;
  }
}
