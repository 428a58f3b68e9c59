package io.dryswarm.core;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;

/** Until when whose events are held back. */
final class Pauses {
  private final Int2LongOpenHashMap untilNs = new Int2LongOpenHashMap();

  boolean isEmpty() {
    return untilNs.isEmpty();
  }

  void begin(int owner, long endNs) {
    untilNs.put(owner, endNs);
  }

  void end(int owner) {
    untilNs.remove(owner);
  }

  /** When the owner goes on; not after {@code nowNs} if it does not stand still. */
  long endNs(int owner, long nowNs) {
    long endNs = untilNs.getOrDefault(owner, nowNs);
    if (endNs <= nowNs) {
      untilNs.remove(owner);
    }
    return endNs;
  }
}
