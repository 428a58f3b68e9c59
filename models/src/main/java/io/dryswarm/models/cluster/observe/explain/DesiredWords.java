package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;

/** Says why the managers want another state of a task. */
final class DesiredWords {
  private final Places places;
  private final Causes causes;

  DesiredWords(Places places, Causes causes) {
    this.places = places;
    this.causes = causes;
  }

  /** Sentences on a change of the desired state. */
  List<String> of(Change<TaskObject> change) {
    return switch (change.now().desired()) {
      case RUNNING, COMPLETE -> List.of(start(change));
      case SHUTDOWN -> shutdown(change);
      case REMOVE -> List.of(removal(change));
      default -> List.of();
    };
  }

  private String start(Change<TaskObject> change) {
    Change<TaskObject> birth = causes.birth(change.now());
    TaskObject old = causes.shutDownWith(change.now(), birth.index());
    if (old == null) {
      return "nothing holds it back";
    }
    HeldBack held = HeldBack.of(birth, old, causes);
    TaskObject oldNow = causes.task(old.id(), change.index());
    boolean stopped = oldNow == null || oldNow.observed().isTerminal();
    String name = places.nameOf(old);
    List<String> over = new ArrayList<>();
    if (held.delayNs() > 0) {
      over.add(
          change.timeNs() >= held.delayUntilNs()
              ? "the restart delay of " + Words.duration(held.delayNs()) + " is over"
              : "a new leader counts the restart delay from the task's last status");
    }
    if (held.waitsForOld()) {
      over.add(
          stopped
              ? name + " has stopped"
              : causes.isDown(old.node(), change.index())
                  ? name + " is on a node that is down"
                  : name + " is waited for no longer, " + Time.clock(held.patienceUntilNs())
                      + " is past");
    }
    return over.isEmpty() ? "nothing holds it back" : String.join(", and ", over);
  }

  private List<String> shutdown(Change<TaskObject> change) {
    TaskObject task = change.now();
    long index = change.index();
    String necessity = causes.necessity(task, index);
    String update = causes.update(task, index);
    TaskObject replacement = causes.createdWith(task, index);
    List<String> sentences = new ArrayList<>();
    if (!necessity.isEmpty()) {
      sentences.add(necessity);
      sentences.add(
          replacement == null
              ? "not replaced: " + noReplacement(change)
              : "replaced by " + places.nameOf(replacement));
    } else if (replacement != null) {
      sentences.add((update.isEmpty() ? "" : update + " (stop-first): ") + "replaced by "
          + places.nameOf(replacement));
    } else {
      sentences.add(withoutNeed(change, update));
    }
    return sentences;
  }

  private String withoutNeed(Change<TaskObject> change, String update) {
    TaskObject alive = causes.alive(change.now(), change.index());
    if (alive != null) {
      return (update.isEmpty() ? "" : update + ": ")
          + places.nameOf(alive)
          + (alive.observed() == TaskState.RUNNING ? " runs in its place" : " stays in its place");
    }
    return places.isPerNode(change.now())
        ? "its node no longer meets the constraints of " + change.now().serviceName()
        : "its place is not needed";
  }

  /** Why there is no replacement for a task that ended or lost its node. */
  private String noReplacement(Change<TaskObject> change) {
    TaskObject task = change.now();
    RestartPolicy policy = task.spec().restart();
    if (!task.observed().isTerminal() && places.isPerNode(task)) {
      return "a global service has no task on such a node";
    }
    if (policy.condition() == RestartPolicy.Condition.NONE) {
      return "the restart condition is \"none\"";
    }
    if (policy.condition() == RestartPolicy.Condition.ON_FAILURE
        && task.observed() == TaskState.COMPLETE) {
      return "the restart condition is \"on-failure\", and it completed";
    }
    if (policy.maxAttempts() > 0) {
      return "its " + policy.maxAttempts() + " restart attempts"
          + (policy.windowNs() > 0 ? " within " + Words.duration(policy.windowNs()) : "")
          + " are used up";
    }
    return "its node or its service takes no new task";
  }

  private String removal(Change<TaskObject> change) {
    TaskObject task = change.now();
    if (causes.isServiceGone(task, change.index())) {
      return "service " + task.serviceName() + " was removed";
    }
    ServiceObject service = causes.service(task, change.index());
    if (service != null && service.jobIteration() != task.jobIteration()) {
      return "the job was updated: only tasks of its new iteration count";
    }
    Change<ServiceObject> spec = causes.specChange(task.service(), change.index());
    ServiceSpec now = spec == null ? null : spec.now().spec();
    ServiceSpec old = spec == null || spec.old() == null ? null : spec.old().spec();
    if (now != null && old != null && Words.slots(now) < Words.slots(old)) {
      return "scaled from " + Words.slots(old) + " to " + Words.slots(now)
          + ": first copies on their nodes, running ones and low slots are kept";
    }
    return "the service has more slots than it wants";
  }
}
