package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.operations.OperationTrace;
import io.dryswarm.models.overlay.OverlayListener;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All observers of one run behind one door. */
public final class RunObservers implements NodeListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final TaskDirectory directory = new TaskDirectory();
  private final Timeline timeline;
  private final StoreNarrator narrator;
  private final CommittedInvariants invariants;
  private final List<Recovery> recoveries = new ArrayList<>();
  private final GossipWatch gossip;
  private final DataWatch data;
  private final UpdateHistory updates = new UpdateHistory();
  private final List<String> stuckSchedulers = new ArrayList<>();
  private long refused;
  private Runnable moments = () -> {};

  public RunObservers(Simulation sim, Nodes nodes, List<NodeObject.Description> descriptions) {
    this.sim = sim;
    this.nodes = nodes;
    this.timeline = new Timeline(sim::nowNs);
    this.narrator = new StoreNarrator(timeline, nodes::name);
    this.data = new DataWatch(nodes::name, () -> moments.run());
    this.invariants = new CommittedInvariants(sim, descriptions);
    this.gossip = new GossipWatch(timeline, nodes::name, nodes.count(), recoveries);
    sim.trace().addSink(new TraceNarrator(timeline, nodes::name, directory));
    sim.trace().addSink(this::traced);
    nodes.addListener(this);
  }

  private void traced(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    data.traced(timeNs, code, entity, a, b);
    if (code.equals(WorkloadTrace.LISTENING)) {
      follow(recovery -> recovery.listening(entity, timeNs));
    } else if (code.equals(SchedulerTrace.STUCK)) {
      stuckSchedulers.add("The scheduler of " + nodes.name(entity) + " was stuck from "
          + timeNs / Time.SECOND
          + " s on, in an endless loop of this engine version over the placement preferences of "
          + text + ": no task of any service was placed until another leader came");
    } else if (code.equals(OperationTrace.REFUSED)
        || code.equals(OperationTrace.FAILED) && b == 1) {
      refused++;
    } else if (code.equals(FaultTrace.PARTITION)
        || code.equals(FaultTrace.CUT)
        || code.equals(FaultTrace.LOSS)) {
      gossip.allMayFail();
    } else {
      String fault = Recovery.fault(code);
      if (!fault.isEmpty()) {
        gossip.mayFail(entity);
        recoveries.add(new Recovery(entity, fault, text, timeNs, running(entity)));
        moments.run();
      }
    }
  }

  private void follow(Consumer<Recovery> step) {
    for (Recovery recovery : recoveries) {
      boolean wasComplete = recovery.isComplete();
      step.accept(recovery);
      if (recovery.isComplete() != wasComplete) {
        moments.run();
      }
    }
  }

  /** Told at each moment from which, or up to which, failures of requests are reported. Before the simulation runs. */
  public void onMoment(Runnable listener) {
    moments = listener;
  }

  /** Takes in one committed change. */
  public void committed(long index, StoreEvent event) {
    directory.committed(event);
    invariants.committed(event);
    narrator.committed(event);
    updates.committed(event);
    data.committed(event, sim.nowNs());
    follow(recovery -> recovery.committed(event, sim.nowNs()));
  }

  @Override
  public void powerLost(int node) {
    data.powerLost(node, sim.nowNs());
  }

  @Override
  public void crashed(int node) {
    gossip.mayFail(node);
  }

  @Override
  public void booted(int node) {
    // The return of a node is told by the store: its agent registers.
  }

  private List<TaskObject> running(int node) {
    return directory.tasks().stream()
        .filter(t -> t.node() == node && TaskCounts.isServing(t))
        .toList();
  }

  /** The node of the running task of a slot, or -1. */
  public int nodeOfRunning(String service, int slot) {
    return runningOf(service, slot).map(TaskObject::node).orElse(TaskObject.UNASSIGNED);
  }

  /** The running task of a slot, or -1. */
  public int taskOfRunning(String service, int slot) {
    return runningOf(service, slot).map(TaskObject::id).orElse(TaskObject.UNASSIGNED);
  }

  private Optional<TaskObject> runningOf(String service, int slot) {
    return directory.tasks().stream()
        .filter(t -> t.serviceName().equals(service) && t.slot() == slot && TaskCounts.isServing(t))
        .findFirst();
  }

  /** Tasks beyond the first of each slot, by service name. */
  public SortedMap<String, Long> restarts() {
    TreeMap<String, Long> restarts = new TreeMap<>();
    TreeMap<String, Boolean> seen = new TreeMap<>();
    for (TaskObject task : directory.tasks()) {
      if (seen.put(task.displayName(), true) != null) {
        restarts.merge(task.serviceName(), 1L, Long::sum);
      }
    }
    return restarts;
  }

  /** What became of the tasks of each service. */
  public List<TaskResult> tasks() {
    return new TaskCounts(directory, nodes::name).results(updates);
  }

  /** What users asked and the swarm or the client refused. */
  public long refused() {
    return refused;
  }

  /** What kept tasks from their nodes, in plain words: schedulers that were stuck, services whose tasks wait in vain. */
  public List<String> unplaced() {
    List<String> findings = new ArrayList<>(stuckSchedulers);
    findings.addAll(new Unplaced(directory).findings(sim.nowNs()));
    return findings;
  }

  /** Secrets and configs from their creation to the last file. */
  public DataWatch data() {
    return data;
  }

  public TaskDirectory directory() {
    return directory;
  }

  public Timeline timeline() {
    return timeline;
  }

  /** One per fault that takes a node or its engine away, in order. */
  public List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  public OverlayListener overlayListener() {
    return gossip;
  }
}
