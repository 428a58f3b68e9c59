package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import io.dryswarm.models.workload.ProcessListener;

/** Brings the end of a program, and what it answers to probes, to the engine of its node; one that hangs notices when it goes on. */
final class ExitNotices implements ProcessListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final ProcessListener engine;
  private final SlotEvent notice;
  private final SlotEvent probeNotice;

  ExitNotices(Simulation sim, Nodes nodes, ProcessListener engine) {
    this.sim = sim;
    this.nodes = nodes;
    this.engine = engine;
    this.notice = sim.define("cluster.exit-notice", this::onNotice).ownedBy(Owners.ENGINE);
    this.probeNotice =
        sim.define("cluster.probe-notice", this::onProbeNotice).ownedBy(Owners.ENGINE);
  }

  @Override
  public void exited(int node, int task, int exitCode) {
    if (nodes.isHung(node)) {
      sim.after(0, notice, node, (long) task << Integer.SIZE | exitCode);
    } else {
      engine.exited(node, task, exitCode);
    }
  }

  private void onNotice(int node, long taskAndCode) {
    engine.exited(node, (int) (taskAndCode >>> Integer.SIZE), (int) taskAndCode);
  }

  @Override
  public void probed(int node, int task, boolean isWell) {
    if (nodes.isHung(node)) {
      sim.after(0, probeNotice, node, (long) task << 1 | (isWell ? 1 : 0));
    } else {
      engine.probed(node, task, isWell);
    }
  }

  private void onProbeNotice(int node, long taskAndAnswer) {
    engine.probed(node, (int) (taskAndAnswer >> 1), (taskAndAnswer & 1) == 1);
  }
}
