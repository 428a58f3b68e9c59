package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why a task was made. One that is held back at READY replaces another: after an end, for its node's sake, or in an update. Any
 * other fills a place that had no task left.
 */
final class CreationWords {
  private final Places places;
  private final Causes causes;

  CreationWords(Places places, Causes causes) {
    this.places = places;
    this.causes = causes;
  }

  /** The cause, first of all; then until when the task is held back. */
  List<String> of(TaskObject task) {
    Change<TaskObject> birth = causes.birth(task);
    List<String> sentences = new ArrayList<>();
    if (birth.now().desired() == TaskState.READY) {
      replacement(birth, sentences);
    } else {
      sentences.add(filling(birth));
    }
    return sentences;
  }

  private void replacement(Change<TaskObject> birth, List<String> sentences) {
    TaskObject task = birth.now();
    long index = birth.index();
    TaskObject old = causes.shutDownWith(task, index);
    String update = causes.update(task, index);
    if (old == null) {
      TaskObject alive = causes.alive(task, index);
      TaskObject before = causes.before(task, index);
      if (alive != null) {
        sentences.add(
            update + " (start-first): " + places.nameOf(alive) + " goes on until this one runs");
      } else if (before != null) {
        sentences.add(
            update + ": takes the place of " + places.nameOf(before) + "; " + causes.end(before));
      }
      return;
    }
    String necessity = causes.necessity(old, index);
    if (necessity.isEmpty()) {
      sentences.add(
          (update.isEmpty() ? "" : update + " (stop-first): ") + "replaces " + places.nameOf(old));
    } else {
      sentences.add("replaces " + places.nameOf(old) + ": " + necessity);
    }
    sentences.add(hold(birth, old));
  }

  /** Until when a replacement is held back. */
  private String hold(Change<TaskObject> birth, TaskObject old) {
    HeldBack held = HeldBack.of(birth, old, causes);
    List<String> reasons = new ArrayList<>();
    if (held.delayNs() > 0) {
      reasons.add("restart delay of " + Words.duration(held.delayNs()) + ", until "
          + Time.clock(held.delayUntilNs()));
    } else if (held.isDrained()) {
      reasons.add("no restart delay, as the node is drained");
    }
    if (held.waitsForOld()) {
      reasons.add("not before " + places.nameOf(old) + " has stopped, or "
          + Time.clock(held.patienceUntilNs()));
    }
    return "held back at ready: "
        + (reasons.isEmpty() ? "only for a moment" : String.join("; ", reasons));
  }

  private String filling(Change<TaskObject> birth) {
    TaskObject task = birth.now();
    ServiceObject service = causes.service(task, birth.index());
    Change<ServiceObject> change = causes.specChange(task.service(), birth.index());
    if (service == null || change == null) {
      return "its service is not known";
    }
    ServiceMode mode = service.spec().mode();
    if (mode.isJob()) {
      return job(birth, service);
    } else if (mode.isPerNode()) {
      return perNode(birth, change);
    }
    return slot(birth, service, change);
  }

  private String slot(
      Change<TaskObject> birth, ServiceObject service, Change<ServiceObject> change) {
    TaskObject task = birth.now();
    TaskObject before = causes.before(task, birth.index());
    String update = causes.update(task, birth.index());
    ServiceObject old = change.old();
    if (old == null && before == null) {
      return "service created, " + Words.mode(service.spec().mode());
    }
    if (old != null && isMore(old.spec(), change.now().spec()) && !hasEnded(before, change)) {
      return "scaled from " + Words.slots(old.spec()) + " to "
          + Words.slots(change.now().spec());
    }
    String why = old == null ? "slot without a task" : "service changed, slot without a task";
    if (!update.isEmpty()) {
      why = update + ", slot without a task";
    }
    return before == null
        ? why
        : why + "; the last one was " + places.nameOf(before) + ", "
            + (before.observed().isTerminal() ? causes.end(before) : "which was removed");
  }

  private static boolean isMore(ServiceSpec old, ServiceSpec now) {
    return Words.slots(now) > Words.slots(old);
  }

  /** Whether the former task of the slot had given up before the change, so that the slot counts as dead. */
  private static boolean hasEnded(@Nullable TaskObject before, Change<ServiceObject> change) {
    return before != null
        && before.desired() != TaskState.REMOVE
        && before.status().appliedNs() < change.timeNs()
        && before.slot() <= Words.slots(change.now().spec())
        && change.old() != null
        && before.slot() <= Words.slots(change.old().spec());
  }

  private String perNode(Change<TaskObject> birth, Change<ServiceObject> change) {
    TaskObject task = birth.now();
    Change<NodeObject> node = causes.nodeChange(task.node(), birth.index());
    String name = places.node(task.node());
    if (node != null && node.index() > change.index()) {
      return "node " + name + " can take a task of " + task.serviceName() + ": it is "
          + Words.condition(node.now())
          + (node.old() != null && !node.old().labels().equals(node.now().labels())
              ? ", with other labels"
              : "");
    }
    return change.old() == null
        ? "service created, one task on every node that its constraints allow"
        : "service changed, and " + name + " has no task of it";
  }

  private String job(Change<TaskObject> birth, ServiceObject service) {
    TaskObject task = birth.now();
    TaskObject before = causes.before(task, birth.index());
    String job = task.jobIteration() == 0 ? "job created" : "job updated";
    if (service.spec().mode() instanceof ServiceMode.ReplicatedJob replicated) {
      return job + ", needs " + replicated.totalCompletions() + " completions, "
          + replicated.maxConcurrent() + " at a time"
          + (before != null && before.jobIteration() == task.jobIteration()
              ? "; after " + places.nameOf(before) + ": " + causes.end(before)
              : "");
    }
    return job + ", one completion on every node that its constraints allow";
  }
}
