package io.dryswarm.models.gossip;

/**
 * A node leaves the cluster in good order: first it tells NetworkDB's peers, then memberlist's, each time until the news was sent as
 * often as such news is sent, or the wait is over. Source: moby/moby libnetwork/networkdb/cluster.go clusterLeave; data-plane facts F3.37.
 */
final class Departure {
  private enum Stage {
    NONE,
    ANNOUNCING,
    PARTING,
    GONE
  }

  private final NetworkDbSpec spec;
  private Stage stage = Stage.NONE;

  Departure(NetworkDbSpec spec) {
    this.spec = spec;
  }

  boolean isUnderWay() {
    return stage != Stage.NONE;
  }

  void begin(Rumour.NodeEvent leave, long nowNs, GossipEffects out) {
    if (stage == Stage.NONE) {
      stage = Stage.ANNOUNCING;
      out.arm(GossipTimer.NODE_EVENT_WAIT, 0, nowNs + spec.nodeEventWaitNs());
      out.announce(leave);
    }
  }

  /** What was to be told has been told, or the wait for it is over. */
  void proceed(long nowNs, GossipEffects out) {
    out.cancel(GossipTimer.NODE_EVENT_WAIT, 0);
    if (stage == Stage.ANNOUNCING) {
      stage = Stage.PARTING;
      out.arm(GossipTimer.NODE_EVENT_WAIT, 0, nowNs + spec.leaveWaitNs());
      out.part();
    } else if (stage == Stage.PARTING) {
      stage = Stage.GONE;
      out.departed();
    }
  }
}
