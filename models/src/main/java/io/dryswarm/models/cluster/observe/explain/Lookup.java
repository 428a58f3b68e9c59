package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;

/** Finds what a user means: a service by full or short name, a task by its place, by place and number, or by id. */
final class Lookup {
  private final Recording recording;
  private final Places places;

  Lookup(Recording recording, Places places) {
    this.recording = recording;
    this.places = places;
  }

  /**
   * The service, in its last form; of those that had the same name one after the other the last one.
   *
   * @throws UnknownName if none or several can be meant
   */
  ServiceObject service(String name) throws UnknownName {
    ServiceObject found = null;
    List<String> full = new ArrayList<>();
    List<String> ending = new ArrayList<>();
    for (int id : recording.services().ids()) {
      ServiceObject service = recording.services().of(id).get(0).now();
      ServiceObject last = recording.services().last(id);
      String own = service.spec().name();
      if (own.equals(name) || ObjectIds.ofService(id).equals(name)) {
        found = last;
      }
      full.add(alike(own, name));
      if (own.endsWith("_" + name)) {
        ending.add(own);
      }
    }
    if (found != null) {
      return found;
    }
    if (ending.stream().distinct().count() == 1) {
      return service(ending.get(0));
    }
    throw ending.isEmpty()
        ? new UnknownName("no service \"" + name + "\"", name, full)
        : new UnknownName(
            "\"" + name + "\" may be " + String.join(" or ", ending), name, List.of());
  }

  /**
   * The task, in its last form; for a place its newest task.
   *
   * @throws UnknownName if there is none
   */
  TaskObject task(String name) throws UnknownName {
    List<String> known = new ArrayList<>();
    for (int service : recording.services().ids()) {
      for (List<TaskObject> place : places.byPlace(service)) {
        TaskObject newest = place.get(place.size() - 1);
        String full = places.placeOf(newest);
        if (isNamed(full, name)) {
          return newest;
        }
        known.add(alike(full, name));
        for (TaskObject task : place) {
          if (isNamed(places.nameOf(task), name) || ObjectIds.ofTask(task.id()).equals(name)) {
            return task;
          }
        }
      }
    }
    int number = name.indexOf('#');
    String place = number < 0 ? name : name.substring(0, number);
    for (String other : known) {
      if (number >= 0 && other.equals(place)) {
        throw new UnknownName(
            other + " has had no task " + name.substring(number), name, List.of());
      }
    }
    throw new UnknownName("no task \"" + name + "\"", name, known);
  }

  /** The full name as somebody would write it who wrote the other one: without the stack if that has none. */
  private static String alike(String full, String name) {
    return name.contains("_") ? full : full.substring(full.indexOf('_') + 1);
  }

  /** Whether the name is the full one or the full one without its stack. */
  private static boolean isNamed(String full, String name) {
    return full.equals(name) || full.endsWith("_" + name);
  }
}
