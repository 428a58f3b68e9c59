package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Puts committed changes into Swarm's words. */
public final class StoreNarrator {
  private static final String SWARM = "swarm";

  private final Timeline timeline;
  private final IntFunction<String> nodeName;
  private final TreeSet<Integer> updating = new TreeSet<>();

  public StoreNarrator(Timeline timeline, IntFunction<String> nodeName) {
    this.timeline = timeline;
    this.nodeName = nodeName;
  }

  /** Tells one committed change, if it is worth a line. */
  public void committed(StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      tellTask(task, event);
    } else if (event.object() instanceof NodeObject node) {
      tellNode(node, event.old() instanceof NodeObject old ? old.status() : null);
    } else if (event.op() == StoreEvent.Op.CREATE) {
      tellCreation(event);
    } else if (event.object() instanceof ServiceObject service
        && event.old() instanceof ServiceObject old) {
      tellUpdate(service, old.updateStatus());
    }
  }

  private void tellUpdate(ServiceObject service, @Nullable UpdateStatus before) {
    UpdateStatus now = service.updateStatus();
    if (now != null && now.state().isUnderWay()) {
      updating.add(service.id());
    } else {
      updating.remove(service.id());
    }
    if (now != null && (before == null || before.state() != now.state())) {
      timeline.add(
          "service." + now.state().label().replace('_', '-'),
          SWARM,
          "service " + service.spec().name() + ": " + now.message());
    }
  }

  private void tellCreation(StoreEvent event) {
    if (event.object() instanceof ServiceObject service) {
      timeline.add(
          "service.created",
          SWARM,
          "service " + service.spec().name() + " created, " + mode(service));
    } else if (event.object() instanceof NetworkObject network
        && !network.spec().ingress()) {
      timeline.add("network.created", SWARM, "network " + network.spec().name() + " created");
    } else if (event.object() instanceof SecretObject secret) {
      timeline.add("secret.created", SWARM, "secret " + secret.spec().name() + " created");
    }
  }

  private static String mode(ServiceObject service) {
    ServiceMode mode = service.spec().mode();
    if (mode instanceof ServiceMode.Replicated replicated) {
      return "replicated " + replicated.replicas();
    } else if (mode instanceof ServiceMode.ReplicatedJob job) {
      return "replicated job " + job.totalCompletions();
    }
    return mode.isJob() ? "global job" : "global";
  }

  private void tellNode(NodeObject node, NodeObject.@Nullable Status before) {
    if (node.status() == before) {
      return;
    }
    String status = node.status().name().toLowerCase(java.util.Locale.ROOT);
    timeline.add(
        "node." + status,
        node.hostname(),
        node.message().isEmpty() ? status : status + ": " + node.message());
  }

  private void tellTask(TaskObject task, StoreEvent event) {
    if (!(event.old() instanceof TaskObject before)) {
      timeline.add(
          "task.created", name(task), "created, desired " + task.desired().label());
      return;
    }
    if (event.op() == StoreEvent.Op.REMOVE) {
      return;
    }
    if (task.desired() != before.desired()) {
      timeline.add("task.desired-" + task.desired().label(), name(task), desiredText(task));
    }
    if (task.observed() != before.observed()) {
      timeline.add("task." + task.observed().label(), name(task), observedText(task));
    } else if (task.observed() == TaskState.PENDING
        && !task.status().err().isEmpty()
        && !task.status().err().equals(before.status().err())) {
      timeline.add("task.waiting", name(task), "pending: " + task.status().err());
    }
  }

  private String desiredText(TaskObject task) {
    return switch (task.desired()) {
      case RUNNING, COMPLETE ->
        (updating.contains(task.service()) ? "may start" : "restart delay over, may start")
            + place(task);
      case SHUTDOWN -> "to be shut down" + place(task);
      case REMOVE -> "to be removed" + place(task);
      default -> "desired " + task.desired().label() + place(task);
    };
  }

  private String observedText(TaskObject task) {
    String err = task.status().err();
    return task.observed().label() + place(task) + (err.isEmpty() ? "" : ": " + err);
  }

  private String place(TaskObject task) {
    return task.node() == TaskObject.UNASSIGNED ? "" : " on " + nodeName.apply(task.node());
  }

  private String name(TaskObject task) {
    return task.slot() == 0 && task.node() != TaskObject.UNASSIGNED
        ? task.serviceName() + "." + nodeName.apply(task.node())
        : task.displayName();
  }
}
