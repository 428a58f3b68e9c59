package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a node gets (back) into the cluster: a booting one asks the seeds, a running one keeps trying members that it holds for
 * failed. One TCP conversation at a time; a dead machine holds it up for the dial timeout. Source: moby/moby
 * libnetwork/networkdb/cluster.go; data-plane facts F3.32, F3.36, F3.51.
 */
final class Rejoin {
  private static final int NOBODY = -1;

  private final NetworkDbSpec spec;
  private final Dice dice;
  private final Ticker ticker;
  private final TreeMap<Integer, Long> failedSinceNs = new TreeMap<>();
  private final IntArrayList seeds = new IntArrayList();
  private int nextSeed;
  private boolean seedAnswered;
  private boolean booting;
  private int asked = NOBODY;
  private boolean armed;

  /** What an answer meant. */
  enum Outcome {
    /** Nothing that was waited for. */
    NONE,
    /** The boot is over: all seeds were asked, one at least answered. */
    BOOTED,
    /** A member that was held for failed has answered. */
    RECONNECTED
  }

  Rejoin(NetworkDbSpec spec, Ticker ticker, Dice dice) {
    this.spec = spec;
    this.ticker = ticker;
    this.dice = dice;
  }

  boolean isBooting() {
    return booting;
  }

  /** Asks all seeds in turn. */
  Outcome boot(IntArrayList joinList, long nowNs, GossipEffects out) {
    seeds.addAll(joinList);
    if (seeds.isEmpty()) {
      return Outcome.BOOTED;
    }
    booting = true;
    ask(seeds.getInt(nextSeed++), nowNs, out);
    return Outcome.NONE;
  }

  void failed(int node, long nowNs, GossipEffects out) {
    failedSinceNs.put(node, nowNs);
    arm(nowNs, out);
  }

  /** It is alive after all, or its engine has started anew. */
  void notFailed(int node) {
    failedSinceNs.remove(node);
  }

  Outcome answered(int node, long nowNs, GossipEffects out) {
    if (node != asked) {
      return Outcome.NONE;
    }
    out.cancel(GossipTimer.JOIN_WAIT, 0);
    asked = NOBODY;
    if (booting) {
      seedAnswered = true;
      return nextSeed(nowNs, out);
    }
    arm(nowNs, out);
    return Outcome.RECONNECTED;
  }

  /** Nobody there: dial timeout. */
  Outcome noAnswer(long nowNs, GossipEffects out) {
    asked = NOBODY;
    if (booting) {
      return nextSeed(nowNs, out);
    }
    arm(nowNs, out);
    return Outcome.NONE;
  }

  /** Time for the next attempt. */
  void tick(long nowNs, GossipEffects out) {
    armed = false;
    if (asked != NOBODY) {
      return;
    }
    if (booting) {
      nextSeed = 0;
      ask(seeds.getInt(nextSeed++), nowNs, out);
      return;
    }
    failedSinceNs.values().removeIf(sinceNs -> nowNs - sinceNs > spec.failedNodeLifeNs());
    if (!failedSinceNs.isEmpty()) {
      ask(someFailedNode(), nowNs, out);
    }
  }

  private int someFailedNode() {
    int skip = dice.below(failedSinceNs.size());
    for (Map.Entry<Integer, Long> entry : failedSinceNs.entrySet()) {
      if (skip-- == 0) {
        return entry.getKey();
      }
    }
    throw new AssertionError("fewer failed nodes than counted");
  }

  private Outcome nextSeed(long nowNs, GossipEffects out) {
    if (nextSeed < seeds.size()) {
      ask(seeds.getInt(nextSeed++), nowNs, out);
      return Outcome.NONE;
    }
    booting = !seedAnswered;
    arm(nowNs, out);
    return booting ? Outcome.NONE : Outcome.BOOTED;
  }

  private void ask(int node, long nowNs, GossipEffects out) {
    asked = node;
    out.join(node);
    out.arm(GossipTimer.JOIN_WAIT, 0, nowNs + spec.streamWaitNs());
  }

  private void arm(long nowNs, GossipEffects out) {
    boolean wanted = booting || !failedSinceNs.isEmpty();
    if (wanted && !armed && asked == NOBODY) {
      armed = true;
      out.arm(GossipTimer.RECONNECT, 0, ticker.nextNs(nowNs));
    }
  }
}
