package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What an engine makes of the network keys that its agent is told: for the first ones it starts gossip, later ones change the key ring. The
 * key of the middle in logical time becomes the primary one: whoever gets it has had it for a rotation, and goes on understanding the
 * one before.
 *
 * <p>The change is made for one rotation at a time, the only case in good order: of several new gossip keys the last alone reaches the ring,
 * of several old ones the last alone leaves it. An engine that missed two rotations is told a primary key which its ring does not have,
 * and goes on sending with its own, which nobody understands any more. The next rotation mends that, and so does a restart.
 *
 * <p>Source: moby/moby libnetwork/agent.go handleKeyChange, getKeys, getPrimaryKeyTag; moby/swarmkit agent/agent.go handleSessionMessage.
 */
final class EngineKeys {
  private record Key(long lamport, boolean gossip) {}

  private static final Comparator<Key> BY_TIME = Comparator.comparingLong(Key::lamport);

  /** The engine's list, of both subsystems. */
  private final List<Key> keys = new ArrayList<>();

  private final KeyRing ring;

  /** What the agent was told last. */
  private KeySet told;

  EngineKeys(KeySet first) {
    told = first;
    keys.addAll(keysOf(first));
    ring = new KeyRing(primaryFirst());
  }

  KeyRing ring() {
    return ring;
  }

  private static List<Key> keysOf(KeySet set) {
    List<Key> keys = new ArrayList<>();
    set.gossip().forEach(lamport -> keys.add(new Key(lamport, true)));
    set.ipsec().forEach(lamport -> keys.add(new Key(lamport, false)));
    return keys;
  }

  private LongArrayList primaryFirst() {
    LongArrayList sorted = gossipByTime();
    if (sorted.size() > 1) {
      long middle = sorted.removeLong(1);
      sorted.add(0, middle);
    }
    return sorted;
  }

  private LongArrayList gossipByTime() {
    keys.sort(BY_TIME);
    LongArrayList sorted = new LongArrayList();
    for (Key key : keys) {
      if (key.gossip) {
        sorted.add(key.lamport);
      }
    }
    return sorted;
  }

  /** The agent is told keys again; {@code false}, and nothing else, if there is no new one among them. */
  boolean change(KeySet set) {
    if (told.gossip().containsAll(set.gossip()) && told.ipsec().containsAll(set.ipsec())) {
      return false;
    }
    told = set;
    change(keysOf(set));
    return true;
  }

  private void change(List<Key> next) {
    long deleted = forgetMissing(next);
    long added = takeOver(next);
    if (added != KeyRing.CLEAR) {
      ring.set(added);
    }
    LongArrayList sorted = gossipByTime();
    if (sorted.size() < 2) {
      return;
    }
    ring.setPrimary(sorted.getLong(1));
    if (deleted != KeyRing.CLEAR) {
      ring.remove(deleted);
    }
  }

  /**
   * The last key of the list takes the place of one that goes, and is not looked at itself: harmless while one goes of each subsystem.
   * Returns the gossip key that goes last.
   */
  private long forgetMissing(List<Key> next) {
    long deleted = KeyRing.CLEAR;
    int end = keys.size();
    for (int i = 0; i < end; i++) {
      Key key = keys.get(i);
      if (!next.contains(key)) {
        deleted = key.gossip ? key.lamport : deleted;
        end--;
        Collections.swap(keys, i, end);
      }
    }
    keys.subList(end, keys.size()).clear();
    return deleted;
  }

  /** Returns the gossip key that is added last. */
  private long takeOver(List<Key> next) {
    long added = KeyRing.CLEAR;
    for (Key key : next) {
      if (!keys.contains(key)) {
        keys.add(key);
        added = key.gossip ? key.lamport : added;
      }
    }
    return added;
  }
}
