package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node keeps trying members that it holds for failed, one at random every second. A dead machine holds it up for the dial timeout.
 * Source: moby/moby libnetwork/networkdb/cluster.go; data-plane facts F3.32, F3.36, F3.51.
 */
final class Reconnect {
  static final int CONVERSATION = 0;

  private static final int NOBODY = -1;

  private final NetworkDbSpec spec;
  private final Dice dice;
  private final Ticker ticker;
  private final TreeMap<Integer, Long> failedSinceNs = new TreeMap<>();
  private int asked = NOBODY;
  private long begunNs;
  private boolean busy;
  private boolean armed;

  Reconnect(NetworkDbSpec spec, Ticker ticker, Dice dice) {
    this.spec = spec;
    this.ticker = ticker;
    this.dice = dice;
  }

  void failed(int node, long nowNs, GossipEffects out) {
    failedSinceNs.put(node, nowNs);
    arm(ticker.nextNs(nowNs), out);
  }

  /** It is alive after all, or has left, or its engine has started anew. */
  void notFailed(int node) {
    failedSinceNs.remove(node);
  }

  /** Time for the next attempt. */
  void tick(long nowNs, GossipEffects out) {
    armed = false;
    failedSinceNs.values().removeIf(sinceNs -> nowNs - sinceNs > spec.failedNodeLifeNs());
    if (!busy && !failedSinceNs.isEmpty()) {
      busy = true;
      begunNs = nowNs;
      asked = someFailedNode();
      Reach reach = out.join(asked);
      out.arm(GossipTimer.JOIN_WAIT, CONVERSATION, nowNs + spec.joinWaitNs(reach));
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

  /** Whether that was the node that was tried: it is in the cluster again, and {@link #done} is to follow. */
  boolean answered(int node, GossipEffects out) {
    if (node != asked) {
      return false;
    }
    out.cancel(GossipTimer.JOIN_WAIT, CONVERSATION);
    asked = NOBODY;
    return true;
  }

  /**
   * The attempt is over, with or without success. A tick that came meanwhile is not lost: then the next attempt begins at once, so that a
   * node that stays away is being dialled all the time.
   */
  void done(long nowNs, GossipEffects out) {
    asked = NOBODY;
    busy = false;
    arm(Math.max(nowNs, ticker.nextNs(begunNs)), out);
  }

  private void arm(long atNs, GossipEffects out) {
    if (!failedSinceNs.isEmpty() && !armed && !busy) {
      armed = true;
      out.arm(GossipTimer.RECONNECT, 0, atNs);
    }
  }
}
