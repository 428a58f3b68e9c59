package io.dryswarm.models.cluster.observe;

import static io.dryswarm.models.result.RunResult.NOT_SEEN;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the swarm comes back from the loss of a node, or of its engine: each step is the time at which it was first seen. */
public final class Recovery {
  /** A place that lost its task: service and slot. */
  private record Place(int service, int slot) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return service != other.service
          ? Integer.compare(service, other.service)
          : Integer.compare(slot, other.slot);
    }
  }

  private final int node;
  private final String fault;
  private final String target;
  private final long atNs;
  private final List<TaskObject> lost;
  private final TreeMap<Place, Boolean> assigned = new TreeMap<>();
  private final TreeMap<Place, Boolean> running = new TreeMap<>();
  private final List<TaskObject> replacements = new ArrayList<>();
  private final TreeMap<Integer, TaskObject> up = new TreeMap<>();
  private final TreeSet<Integer> listening = new TreeSet<>();
  private final List<Integer> lostIds;
  private long gossipNs = NOT_SEEN;
  private long detectedNs = NOT_SEEN;
  private long rescheduledNs = NOT_SEEN;
  private long firstHealthyNs = NOT_SEEN;
  private long fullCapacityNs = NOT_SEEN;

  /** How the scenario calls a fault that takes a node away; empty for everything else. */
  static String fault(TraceCode code) {
    if (code.equals(FaultTrace.CRASH)) {
      return "crash";
    } else if (code.equals(FaultTrace.KILL_ENGINE)) {
      return "kill-engine";
    } else if (code.equals(FaultTrace.LINK_DOWN)) {
      return "link-down";
    } else if (code.equals(FaultTrace.HANG)) {
      return "hang";
    } else if (code.equals(FaultTrace.HANG_ENGINE)) {
      return "hang-engine";
    }
    return code.equals(FaultTrace.STOP_ENGINE) ? "stop-engine" : "";
  }

  /**
   * @param fault  as the scenario calls it
   * @param target the node as the scenario names it
   * @param lost   tasks that ran on the node when it happened
   */
  public Recovery(int node, String fault, String target, long atNs, List<TaskObject> lost) {
    this.node = node;
    this.fault = fault;
    this.target = target;
    this.atNs = atNs;
    this.lost = List.copyOf(lost);
    this.lostIds = lost.stream().map(TaskObject::id).toList();
    for (TaskObject task : lost) {
      if (task.slot() != 0) {
        assigned.put(place(task), false);
        running.put(place(task), false);
      }
    }
  }

  /** Another node dropped the back ends of the crashed one. */
  public void gossipDropped(int failedNode, long nowNs) {
    if (failedNode == node && gossipNs == NOT_SEEN) {
      gossipNs = nowNs - atNs;
    }
  }

  /** Takes in one committed change. */
  public void committed(StoreEvent event, long nowNs) {
    if (event.object() instanceof NodeObject changed) {
      if (changed.id() == node
          && changed.status() == NodeObject.Status.DOWN
          && detectedNs == NOT_SEEN) {
        detectedNs = nowNs - atNs;
      }
    } else if (event.object() instanceof TaskObject task && isReplacement(task)) {
      if (task.observed().isAtLeast(TaskState.ASSIGNED)) {
        assigned.put(place(task), true);
        rescheduledNs = firstTimeAll(assigned, rescheduledNs, nowNs);
      }
      if (task.observed() == TaskState.RUNNING) {
        up.put(task.id(), task);
        serveIfListening(task.id(), nowNs);
      }
    }
  }

  /** The program of a task accepts connections: with RUNNING, and so in the load balancers, it serves. */
  public void listening(int task, long nowNs) {
    listening.add(task);
    serveIfListening(task, nowNs);
  }

  private void serveIfListening(int task, long nowNs) {
    TaskObject running = up.get(task);
    if (running != null && listening.contains(task)) {
      healthy(running, nowNs);
    }
  }

  private void healthy(TaskObject task, long nowNs) {
    if (firstHealthyNs == NOT_SEEN) {
      firstHealthyNs = nowNs - atNs;
    }
    if (Boolean.FALSE.equals(running.put(place(task), true))) {
      replacements.add(task);
    }
    fullCapacityNs = firstTimeAll(running, fullCapacityNs, nowNs);
  }

  private long firstTimeAll(TreeMap<Place, Boolean> places, long soFarNs, long nowNs) {
    return soFarNs == NOT_SEEN && !places.containsValue(false) ? nowNs - atNs : soFarNs;
  }

  private boolean isReplacement(TaskObject task) {
    return running.containsKey(place(task))
        && !lostIds.contains(task.id())
        && task.createdNs() >= atNs;
  }

  private static Place place(TaskObject task) {
    return new Place(task.service(), task.slot());
  }

  public int node() {
    return node;
  }

  /** As the scenario calls it: {@code crash}. */
  public String fault() {
    return fault;
  }

  /** The node as the scenario names it. */
  public String target() {
    return target;
  }

  /** When the crash happened, virtual nanoseconds. */
  public long atNs() {
    return atNs;
  }

  public List<TaskObject> lost() {
    return lost;
  }

  /** First running replacement of each place, in the order in which they came up. */
  public List<TaskObject> replacements() {
    return List.copyOf(replacements);
  }

  /** All following: nanoseconds since the crash, or {@link io.dryswarm.models.result.RunResult#NOT_SEEN}. */
  public long gossipNs() {
    return gossipNs;
  }

  public long detectedNs() {
    return detectedNs;
  }

  public long rescheduledNs() {
    return rescheduledNs;
  }

  public long firstHealthyNs() {
    return firstHealthyNs;
  }

  public long fullCapacityNs() {
    return fullCapacityNs;
  }

  /** Whether every place that lost its task has one that serves. */
  boolean isComplete() {
    return fullCapacityNs != NOT_SEEN;
  }
}
