package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.Time;
import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a task waits for at the end of what was recorded. */
final class WaitingWords {
  private static final long EVER = Long.MAX_VALUE;

  private final Recording recording;
  private final Places places;
  private final Causes causes;
  private final PlacementWords placement;

  WaitingWords(Recording recording, Places places, Causes causes, PlacementWords placement) {
    this.recording = recording;
    this.places = places;
    this.causes = causes;
    this.placement = placement;
  }

  /** Sentences on a task as it is now; {@code null} stands for one that is not in the store any more. */
  List<String> of(@Nullable TaskObject task) {
    if (task == null) {
      return List.of("it is not in the store any more");
    }
    if (task.observed().isTerminal()) {
      return List.of(ended(task));
    }
    if (task.desired().isAfter(TaskState.COMPLETE)) {
      return List.of(stopping(task));
    }
    return switch (task.observed()) {
      case NEW -> List.of(allocation(task));
      case PENDING -> scheduling(task);
      case ASSIGNED -> List.of(agent(task, " to accept it"));
      case ACCEPTED, PREPARING -> List.of(agent(task, " to prepare its container"));
      case READY -> List.of(start(task));
      case STARTING ->
        List.of(
            isProbed(task)
                ? agent(task, " to start its container, and its health check to pass")
                : agent(task, " to start its container"));
      default -> List.of("it runs, and waits for nothing");
    };
  }

  private static boolean isProbed(TaskObject task) {
    HealthCheck health = task.spec().container().health();
    return health != null && health.isEnabled();
  }

  private String ended(TaskObject task) {
    TaskObject next = null;
    for (TaskObject other : places.inPlaceOf(task)) {
      if (next == null && other.id() > task.id()) {
        next = other;
      }
    }
    if (next != null) {
      return "it has ended; " + places.nameOf(next) + " has its place";
    }
    if (task.observed() == TaskState.COMPLETE && task.desired() == TaskState.COMPLETE) {
      return "it has completed, as a job's task shall";
    }
    return task.desired().isAfter(TaskState.COMPLETE)
        ? "it has ended and is not replaced"
        : "it has ended; waits for the orchestrator to see that";
  }

  private String stopping(TaskObject task) {
    NodeObject node = recording.nodes().at(task.node(), EVER);
    if (task.node() == TaskObject.UNASSIGNED || node == null) {
      return "waits to be removed; no node has it";
    }
    return node.status() == NodeObject.Status.READY
        ? agent(task, " to stop its container")
        : "waits for " + places.node(task.node()) + " to come back: it is "
            + Words.condition(node)
            + ", and nobody else can tell that the container has stopped";
  }

  private String allocation(TaskObject task) {
    ServiceObject service = causes.service(task, EVER);
    if (service == null) {
      return "its service is gone: it waits for nothing";
    }
    String networks = Words.joined(networks(service.spec()));
    if (!service.allocated()) {
      return "waits for the allocator: service " + task.serviceName()
          + " does not have all its virtual addresses and ports yet"
          + (networks.isEmpty() ? "" : " (networks " + networks + ")");
    }
    return "waits for the allocator: it needs an address on each of its networks"
        + (networks.isEmpty() ? "" : " (" + networks + ")")
        + "; a network that is full gives none, and each node on it takes one, too";
  }

  private static List<String> networks(ServiceSpec spec) {
    List<String> names = new ArrayList<>();
    if (spec.usesIngress()) {
      names.add(NetworkSpec.INGRESS_NAME);
    }
    spec.task().networks().stream().map(NetworkAttachmentSpec::network).forEach(names::add);
    return names;
  }

  private List<String> scheduling(TaskObject task) {
    List<String> sentences = new ArrayList<>();
    String err = task.status().err();
    sentences.add(
        err.isEmpty() ? "waits for the scheduler's next round" : "waits for a node: " + err);
    if (!err.isEmpty()) {
      PlacementExplanation why = recording.decision(task.id(), TaskObject.UNASSIGNED, EVER);
      if (why != null) {
        sentences.addAll(placement.refusals(why));
      }
    }
    return sentences;
  }

  private String agent(TaskObject task, String what) {
    NodeObject node = recording.nodes().at(task.node(), EVER);
    String state = node == null || node.status() == NodeObject.Status.READY
        ? ""
        : "; the node is " + Words.condition(node);
    return "waits for the agent of " + places.node(task.node()) + what + state;
  }

  private String start(TaskObject task) {
    if (task.desired() != TaskState.READY) {
      return agent(task, " to start its container");
    }
    Change<TaskObject> birth = causes.birth(task);
    TaskObject old = causes.shutDownWith(task, birth.index());
    if (old == null) {
      return "waits for the updater to let it start";
    }
    HeldBack held = HeldBack.of(birth, old, causes);
    List<String> reasons = new ArrayList<>();
    if (held.delayNs() > 0) {
      reasons.add("the restart delay of " + Words.duration(held.delayNs()) + ", until "
          + Time.clock(held.delayUntilNs()));
    }
    TaskObject now = causes.task(old.id(), EVER);
    if (held.waitsForOld() && now != null && !now.observed().isTerminal()) {
      reasons.add(places.nameOf(old) + " to stop (" + Words.state(now, places) + "), until "
          + Time.clock(held.patienceUntilNs()));
    }
    return "waits for "
        + (reasons.isEmpty() ? "the orchestrator to let it start" : String.join("; ", reasons));
  }
}
