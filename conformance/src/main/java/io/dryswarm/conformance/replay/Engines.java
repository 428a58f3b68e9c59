package io.dryswarm.conformance.replay;

import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.underlay.Nodes;

/** Ends and starts of engines and machines. */
final class Engines {
  private final Cluster cluster;
  private final Nodes nodes;
  private final Distribution startNs;
  private final RandomStream startTimes;
  private final SlotEvent booted;

  Engines(ReplayCluster built) {
    this.cluster = built.cluster();
    this.nodes = cluster.nodes();
    this.startNs = built.machine().ns("engine_start_to_ready_ms");
    this.startTimes = built.stream("engine-start");
    this.booted = cluster.sim().define("conformance.booted", this::onBooted);
  }

  /** SIGKILL to the engine, and to the containers as well or not; the machine's kernel lives and resets connections. */
  void kill(int node, boolean withContainers) {
    if (withContainers) {
      cluster.executor().loseContainers(node);
    }
    nodes.stopEngine(node);
  }

  /** SIGTERM to the engine. */
  void terminate(int node) {
    cluster.agents().stopEngine(node);
  }

  /** The engine is up after the time that was measured until its node was ready: what follows takes next to none. */
  void start(int node) {
    nodes.startEngine(node);
    cluster.sim().after(startNs.sampleNs(startTimes), booted, node, nodes.generation(node));
  }

  private void onBooted(int node, long generation) {
    if (nodes.generation(node) == generation) {
      nodes.boot(node);
    }
  }
}
