package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The keys of one engine's gossip: the primary one encrypts, every one is tried to decrypt. NetworkDB keeps a list of its own beside
 * memberlist's ring, and the two part when the key to be removed is the primary one. Source: hashicorp/memberlist keyring.go; moby/moby
 * libnetwork/networkdb/cluster.go; data-plane facts F2.8, F2.10, F2.13.
 */
final class KeyRing {
  /** What is not encrypted: no engine's key has that number. */
  static final long CLEAR = 0;

  /** NetworkDB's list. */
  private final LongArrayList configured;

  /** Memberlist's ring; the first one is the primary key. */
  private final LongArrayList ring;

  /** The first one of the ring: nearly every message is encrypted with it, and on arrival it is one look. */
  private long primary;

  /**
   * @param keys the primary one first; none = gossip in clear text
   */
  KeyRing(LongArrayList keys) {
    this.configured = new LongArrayList(keys);
    this.ring = new LongArrayList(keys);
    this.primary = ring.isEmpty() ? CLEAR : ring.getLong(0);
  }

  /** Which key encrypts what is sent now; {@link #CLEAR} without a ring. */
  long primary() {
    return primary;
  }

  /** Whether a message is understood. Who has a ring takes nothing in clear text, and who has none cannot decrypt. */
  boolean opens(long key) {
    return key == primary || ring.contains(key);
  }

  /** Gossip that was started in clear text has no ring, and gets none. */
  void set(long key) {
    if (!configured.contains(key)) {
      configured.add(key);
      if (primary != CLEAR) {
        ring.add(key);
      }
    }
  }

  /** Does nothing if NetworkDB does not know the key. */
  void setPrimary(long key) {
    if (configured.contains(key) && ring.rem(key)) {
      ring.add(0, key);
      primary = key;
    }
  }

  /** The ring refuses to part with its primary key; the list forgets it all the same. */
  void remove(long key) {
    if (configured.rem(key) && primary != key) {
      ring.rem(key);
    }
  }

  @Override
  public String toString() {
    return ring.toString();
  }
}
