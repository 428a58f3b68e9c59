package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.result.Explanation.Earlier;
import io.dryswarm.models.result.Explanation.Entry;
import io.dryswarm.models.result.Explanation.SlotStory;
import io.dryswarm.models.result.Explanation.TaskStory;
import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;

/** Tells the history of tasks. */
final class TaskTeller {
  private static final String REMOVED = "removed";

  private final Recording recording;
  private final Places places;
  private final CreationWords creation;
  private final DesiredWords desired;
  private final PlacementWords placement;
  private final WaitingWords waiting;
  private final Causes causes;

  TaskTeller(Recording recording, Places places) {
    this.recording = recording;
    this.places = places;
    this.causes = new Causes(recording, places);
    this.creation = new CreationWords(places, causes);
    this.desired = new DesiredWords(places, causes);
    this.placement = new PlacementWords(places);
    this.waiting = new WaitingWords(recording, places, causes, placement);
  }

  /** The place of a task: the task in full, those before it in a line each. */
  SlotStory slot(TaskObject task) {
    List<Earlier> earlier = new ArrayList<>();
    for (TaskObject other : places.inPlaceOf(task)) {
      if (other.id() < task.id()) {
        String end = Words.state(other, places)
            + (other.observed().isTerminal()
                ? ""
                : ", desired " + other.desired().label());
        earlier.add(0, new Earlier(places.nameOf(other), ObjectIds.ofTask(other.id()), end));
      }
    }
    return new SlotStory(places.placeOf(task), story(task), earlier);
  }

  private TaskStory story(TaskObject task) {
    TaskObject stored = causes.task(task.id(), Long.MAX_VALUE);
    return new TaskStory(
        places.nameOf(task),
        ObjectIds.ofTask(task.id()),
        stored == null ? REMOVED : task.observed().label(),
        task.desired().label(),
        task.node() == TaskObject.UNASSIGNED ? "" : places.node(task.node()),
        history(task),
        waiting.of(stored));
  }

  private List<Entry> history(TaskObject task) {
    List<Entry> entries = new ArrayList<>();
    for (Change<TaskObject> change : recording.tasks().of(task.id())) {
      TaskObject old = change.old();
      if (change.removed()) {
        entries.add(new Entry(change.timeNs(), REMOVED + " from the store", removal(change)));
      } else if (old == null) {
        entries.add(new Entry(
            change.timeNs(),
            "created, desired " + change.now().desired().label(),
            creation.of(change.now())));
      } else {
        tell(change, old, entries);
      }
    }
    return entries;
  }

  private void tell(Change<TaskObject> change, TaskObject old, List<Entry> entries) {
    TaskObject now = change.now();
    if (now.desired() != old.desired()) {
      entries.add(
          new Entry(change.timeNs(), "desired " + now.desired().label(), desired.of(change)));
    }
    if (now.observed() != old.observed()) {
      entries.add(new Entry(change.timeNs(), Words.state(now, places), why(change)));
    } else if (now.observed() == TaskState.PENDING
        && !now.status().err().isEmpty()
        && !now.status().err().equals(old.status().err())) {
      entries.add(new Entry(change.timeNs(), "pending: " + now.status().err(), refusals(change)));
    }
  }

  private List<String> why(Change<TaskObject> change) {
    TaskObject now = change.now();
    if (now.observed() != TaskState.ASSIGNED) {
      return List.of();
    }
    PlacementExplanation decision = recording.decision(now.id(), now.node(), change.timeNs());
    return decision == null ? List.of() : placement.of(decision);
  }

  private List<String> refusals(Change<TaskObject> change) {
    PlacementExplanation decision =
        recording.decision(change.now().id(), TaskObject.UNASSIGNED, change.timeNs());
    return decision == null ? List.of() : placement.refusals(decision);
  }

  private List<String> removal(Change<TaskObject> change) {
    TaskObject last = change.now();
    if (causes.isServiceGone(last, change.index())) {
      return List.of("service " + last.serviceName() + " was removed");
    }
    return last.desired() == TaskState.REMOVE
        ? List.of("it has stopped, as its removal wanted")
        : List.of("its place has newer tasks; only the last ones are kept");
  }
}
