package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists where every task of a run went and why. */
final class DecisionTeller {
  private final Recording recording;
  private final Places places;
  private final PlacementWords words;

  DecisionTeller(Recording recording, Places places) {
    this.recording = recording;
    this.places = places;
    this.words = new PlacementWords(places);
  }

  /** In the order of time; at the same time by service, slot and number of the task. */
  List<PlacementDecision> all() {
    List<PlacementDecision> decisions = new ArrayList<>();
    for (int service : recording.services().ids()) {
      for (List<TaskObject> place : places.byPlace(service)) {
        for (int i = 0; i < place.size(); i++) {
          tell(place.get(i), i + 1, decisions);
        }
      }
    }
    decisions.sort(Comparator.comparingLong(PlacementDecision::atNs));
    return List.copyOf(decisions);
  }

  private void tell(TaskObject task, int ordinal, List<PlacementDecision> decisions) {
    String name = places.placeOf(task) + "#" + ordinal;
    Change<TaskObject> last = null;
    for (Change<TaskObject> change : recording.tasks().of(task.id())) {
      last = change;
      if (isAssignment(change)) {
        decisions.add(placed(change, name));
        return;
      }
    }
    if (last != null && !last.removed() && last.now().observed() == TaskState.PENDING) {
      decisions.add(waiting(last, name));
    }
  }

  private static boolean isAssignment(Change<TaskObject> change) {
    TaskObject old = change.old();
    return !change.removed()
        && change.now().observed() == TaskState.ASSIGNED
        && (old == null || old.observed() != TaskState.ASSIGNED);
  }

  private PlacementDecision placed(Change<TaskObject> change, String name) {
    TaskObject task = change.now();
    PlacementExplanation why = recording.decision(task.id(), task.node(), change.timeNs());
    return new PlacementDecision(
        task.serviceName(),
        name,
        change.timeNs(),
        places.node(task.node()),
        why == null ? List.of() : words.of(why));
  }

  private static PlacementDecision waiting(Change<TaskObject> change, String name) {
    TaskObject task = change.now();
    String err = task.status().err();
    return new PlacementDecision(
        task.serviceName(), name, change.timeNs(), "", err.isEmpty() ? List.of() : List.of(err));
  }
}
