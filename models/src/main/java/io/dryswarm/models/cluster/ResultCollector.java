package io.dryswarm.models.cluster;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.cluster.observe.DataNotes;
import io.dryswarm.models.cluster.observe.LeftBehind;
import io.dryswarm.models.cluster.observe.Recovery;
import io.dryswarm.models.cluster.observe.RunObservers;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.result.ResultDigest;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.store.StoreHost;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.workload.WorkloadResults;
import java.util.ArrayList;
import java.util.List;

/** Puts what observers and models counted into a {@link RunResult}. */
final class ResultCollector {
  private final RunSpec spec;
  private final Simulation sim;
  private final Nodes nodes;
  private final int managers;
  private final RaftHost raft;

  ResultCollector(RunSpec spec, Simulation sim, Nodes nodes, int managers, RaftHost raft) {
    this.spec = spec;
    this.sim = sim;
    this.nodes = nodes;
    this.managers = managers;
    this.raft = raft;
  }

  RunResult collect(
      RunObservers observers, StoreHost store, WorkloadResults workload, LocalVolumes volumes) {
    List<FaultResult> faults = new ArrayList<>();
    List<String> findings = new ArrayList<>(observers.unplaced());
    findings.addAll(workload.bottlenecks(nodes::name));
    DataNotes notes = new DataNotes(volumes, nodes::name);
    for (Recovery recovery : observers.recoveries()) {
      List<String> data = notes.of(recovery);
      faults.add(fault(recovery, workload, data));
      findings.addAll(data);
    }
    findings.addAll(new LeftBehind(volumes, nodes::name).findings(findings));
    RunResult result = new RunResult(
        spec.run(),
        sim.nowNs(),
        managers,
        nodes.count() - managers,
        observers.timeline().entries(),
        workload.requests(),
        workload.services(observers.restarts()),
        workload.items(nodes::name),
        faults,
        controlPlane(store, observers.refused()),
        findings,
        observers.tasks(),
        observers.data().results(workload, sim.nowNs()),
        sim.eventNumber(),
        sim.digest(),
        0);
    return result.withResultDigest(ResultDigest.of(result));
  }

  private FaultResult fault(Recovery recovery, WorkloadResults workload, List<String> notes) {
    long atNs = recovery.atNs();
    long endNs = recovery.fullCapacityNs() == RunResult.NOT_SEEN
        ? sim.nowNs()
        : atNs + recovery.fullCapacityNs();
    return new FaultResult(
        recovery.fault() + " " + recovery.target(),
        nodes.name(recovery.node()),
        atNs,
        recovery.lost().size(),
        recovery.gossipNs(),
        recovery.detectedNs(),
        recovery.rescheduledNs(),
        recovery.firstHealthyNs(),
        recovery.fullCapacityNs(),
        workload.failuresBetween(atNs, endNs),
        workload.retriedBetween(atNs, endNs),
        notes);
  }

  private ControlPlaneResult controlPlane(StoreHost store, long refused) {
    return new ControlPlaneResult(
        Math.max(0, store.elections() - 1),
        store.leaderlessNs(sim.nowNs()),
        store.commits(),
        store.commitLatency(),
        highestTerm(),
        refused);
  }

  private long highestTerm() {
    long term = 0;
    for (int node = 0; node < nodes.count(); node++) {
      if (raft.isRunning(node)) {
        term = Math.max(term, raft.term(node));
      }
    }
    return term;
  }
}
