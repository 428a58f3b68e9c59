package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.overlay.OverlayListener;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Watches who declares whom failed: for the timeline the first declarer of each failure, for recoveries the first dropped back ends. */
public final class GossipWatch implements OverlayListener {
  private final Timeline timeline;
  private final IntFunction<String> nodeName;
  private final List<Recovery> recoveries;
  private final boolean[] told;

  /**
   * @param recoveries of the run so far; read at every call
   */
  public GossipWatch(
      Timeline timeline, IntFunction<String> nodeName, int nodes, List<Recovery> recoveries) {
    this.timeline = timeline;
    this.nodeName = nodeName;
    this.recoveries = recoveries;
    this.told = new boolean[nodes];
  }

  /** Something happened to a node: its failure may be told anew. */
  public void mayFail(int node) {
    told[node] = false;
  }

  /** Something happened to the network. */
  public void allMayFail() {
    Arrays.fill(told, false);
  }

  @Override
  public void nodeFailed(int atNode, int failedNode, long nowNs) {
    if (!told[failedNode]) {
      told[failedNode] = true;
      timeline.add(
          "gossip.failed",
          nodeName.apply(failedNode),
          "declared failed by gossip on " + nodeName.apply(atNode)
              + ": its back ends leave DNS and IPVS");
    }
    recoveries.forEach(r -> r.gossipDropped(failedNode, nowNs));
  }
}
