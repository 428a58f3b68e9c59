package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import java.util.Collection;
import java.util.Locale;

/** Phrases that several explanations share. */
final class Words {
  private Words() {}

  /** {@code replicated 3}, {@code global}, {@code replicated job 5}, {@code global job}. */
  static String mode(ServiceMode mode) {
    if (mode instanceof ServiceMode.Replicated replicated) {
      return "replicated " + replicated.replicas();
    } else if (mode instanceof ServiceMode.ReplicatedJob job) {
      return "replicated job " + job.totalCompletions();
    }
    return mode.isJob() ? "global job" : "global";
  }

  /** Slots that a service wants; 0 for one with a task per node. */
  static int slots(ServiceSpec spec) {
    if (spec.mode() instanceof ServiceMode.Replicated replicated) {
      return replicated.replicas();
    }
    return spec.mode() instanceof ServiceMode.ReplicatedJob job ? job.totalCompletions() : 0;
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  static String joined(Collection<String> names) {
    return String.join(", ", names);
  }

  /** {@code 5 s}, {@code 1.5 s}, {@code 2 min}, {@code 50 ms}. */
  static String duration(long ns) {
    if (ns % Time.MINUTE == 0 && ns != 0) {
      return ns / Time.MINUTE + " min";
    }
    if (ns % Time.SECOND == 0) {
      return ns / Time.SECOND + " s";
    }
    return ns < Time.SECOND && ns % Time.MILLISECOND == 0
        ? ns / Time.MILLISECOND + " ms"
        : Time.seconds(ns);
  }

  /** How a task ended: {@code failed on worker-2: "task: non-zero exit (1)"}. */
  static String state(TaskObject task, Places places) {
    StringBuilder text = new StringBuilder(task.observed().label());
    if (task.node() != TaskObject.UNASSIGNED) {
      text.append(" on ").append(places.node(task.node()));
    }
    if (!task.status().err().isEmpty()) {
      text.append(": ").append(quoted(task.status().err()));
    }
    return text.toString();
  }

  /** Why tasks must leave a node: {@code down: "heartbeat failure"}, {@code drained}; empty if they need not. */
  static String trouble(NodeObject node) {
    if (node.status() == NodeObject.Status.DOWN) {
      return node.message().isEmpty() ? "down" : "down: " + quoted(node.message());
    }
    return node.availability() == NodeObject.Availability.DRAIN ? "drained" : "";
  }

  /** {@code ready, active}. */
  static String condition(NodeObject node) {
    return node.status().name().toLowerCase(Locale.ROOT) + ", "
        + node.availability().name().toLowerCase(Locale.ROOT);
  }
}
