package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;
import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * Of which silent nodes the kernels of others still hold the hardware address. While one is held, what is sent goes out and vanishes; then the
 * kernel has to ask again, and nobody answers. An entry is trusted for 15 to 45 s after its last confirmation, then used on for 5 s, then
 * checked three times. Source: arp(7); data-plane facts F1.55.
 */
final class Neighbours {
  private static final long LEAST_REACHABLE_NS = 15 * Time.SECOND;
  private static final long MOST_REACHABLE_NS = 45 * Time.SECOND;

  /** Five seconds of use, and three checks a second apart. */
  private static final long CHECK_NS = 8 * Time.SECOND;

  private final Dice dice;

  /** By way, for nodes that fell silent. */
  private final Long2LongOpenHashMap heldUntilNs = new Long2LongOpenHashMap();

  Neighbours(Dice dice) {
    this.dice = dice;
    heldUntilNs.defaultReturnValue(-1);
  }

  /** Nobody answers on that way; whether the sender's kernel still holds an address. */
  boolean isHeld(long way, long nowNs) {
    long untilNs = heldUntilNs.get(way);
    if (untilNs < 0) {
      long trustedNs = dice.between(LEAST_REACHABLE_NS, MOST_REACHABLE_NS);
      untilNs = nowNs + dice.between(0, trustedNs) + CHECK_NS;
      heldUntilNs.put(way, untilNs);
    }
    return nowNs < untilNs;
  }

  /** The sender's kernel has lost the address: its own cable is out. */
  void forget(long way) {
    heldUntilNs.put(way, 0);
  }

  /** The sender's kernel has started anew. */
  void forgetAll(int from, int nodes) {
    for (int to = 0; to < nodes; to++) {
      forget(Dials.way(from, to));
    }
  }

  /** Somebody answers on that way. */
  void answered(long way) {
    if (!heldUntilNs.isEmpty()) {
      heldUntilNs.remove(way);
    }
  }
}
