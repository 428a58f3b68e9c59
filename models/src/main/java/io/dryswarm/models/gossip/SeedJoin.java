package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * How a node gets into the cluster through its join list, the seeds: a booting one asks them all in turn; later it looks every minute
 * whether any of them is in view, and if none is, asks them again for ten seconds. Source: moby/moby
 * libnetwork/networkdb/cluster.go; data-plane facts F3.2, F3.33.
 */
final class SeedJoin {
  static final int CONVERSATION = 1;

  private static final int NOBODY = -1;

  private final NetworkDbSpec spec;
  private final Ticker looks;
  private final IntArrayList seeds = new IntArrayList();
  private int asked = NOBODY;
  private int next;
  private boolean booting;
  private boolean anyAnswered;
  private boolean armed;
  private long untilNs;

  /**
   * @param looks when it looks whether a seed is in view
   */
  SeedJoin(NetworkDbSpec spec, Ticker looks) {
    this.spec = spec;
    this.looks = looks;
  }

  boolean isBooting() {
    return booting;
  }

  /** Other nodes of the join list; not to be changed. */
  IntArrayList seeds() {
    return seeds;
  }

  /** Who is on the join list, for a node that is in the cluster already. */
  void know(IntArrayList joinList) {
    seeds.addAll(joinList);
  }

  /** Asks all seeds in turn; returns {@code true} if there are none, so that the boot is over. */
  boolean boot(IntArrayList joinList, long nowNs, GossipEffects out) {
    seeds.addAll(joinList);
    if (seeds.isEmpty()) {
      return true;
    }
    booting = true;
    askAll(nowNs, out);
    return false;
  }

  /** No seed is in view: a look is due at its time. */
  void miss(long nowNs, GossipEffects out) {
    if (!armed && asked == NOBODY && !seeds.isEmpty()) {
      armed = true;
      untilNs = 0;
      out.arm(GossipTimer.REJOIN, 0, looks.nextNs(nowNs));
    }
  }

  /**
   * The look, or the next try after one.
   *
   * @param inView whether a seed is in the cluster
   */
  void tick(boolean inView, long nowNs, GossipEffects out) {
    armed = false;
    if (inView || asked != NOBODY) {
      return;
    }
    if (untilNs == 0) {
      untilNs = nowNs + spec.rejoinForNs();
      retryLater(nowNs, out);
    } else {
      askAll(nowNs, out);
    }
  }

  private void retryLater(long nowNs, GossipEffects out) {
    armed = true;
    out.arm(GossipTimer.REJOIN, 0, nowNs + spec.reconnectIntervalNs());
  }

  private void askAll(long nowNs, GossipEffects out) {
    next = 0;
    anyAnswered = false;
    ask(nowNs, out);
  }

  private void ask(long nowNs, GossipEffects out) {
    asked = seeds.getInt(next++);
    Reach reach = out.join(asked);
    out.arm(GossipTimer.JOIN_WAIT, CONVERSATION, nowNs + spec.joinWaitNs(reach));
  }

  /** Whether that was the seed that was asked; {@link #proceed} is to follow. */
  boolean answered(int node, GossipEffects out) {
    if (node != asked) {
      return false;
    }
    out.cancel(GossipTimer.JOIN_WAIT, CONVERSATION);
    anyAnswered = true;
    return true;
  }

  /** The seed has answered or will not; returns {@code true} if it was the last one of a boot. */
  boolean proceed(long nowNs, GossipEffects out) {
    if (next < seeds.size()) {
      ask(nowNs, out);
      return false;
    }
    asked = NOBODY;
    if (booting) {
      booting = false;
      return true;
    }
    if (!anyAnswered && nowNs < untilNs) {
      retryLater(nowNs, out);
    }
    return false;
  }
}
