package io.dryswarm.reports.content;

import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks of one place drawn so that they do not cover each other: one after the other in one lane, and where two live at the same time in two.
 */
public final class TaskLanes {
  /**
   * One lane of a place.
   *
   * @param place name of the slot: {@code vote_vote.1}
   * @param lane  from 0
   * @param tasks one after the other
   */
  public record Lane(String place, int lane, List<TaskHistory> tasks) {}

  private TaskLanes() {}

  /** Lanes of all tasks, by place in the order of the first tasks of each service, then by slot. */
  public static List<Lane> of(List<TaskHistory> tasks, long endNs) {
    Map<String, List<TaskHistory>> services = new LinkedHashMap<>();
    tasks.forEach(task ->
        services.computeIfAbsent(task.service(), name -> new ArrayList<>()).add(task));
    List<Lane> lanes = new ArrayList<>();
    services.values().forEach(all -> {
      List<TaskHistory> bySlot = new ArrayList<>(all);
      bySlot.sort(Comparator.comparingInt(TaskHistory::slot).thenComparing(TaskHistory::name));
      Map<String, List<TaskHistory>> places = new LinkedHashMap<>();
      bySlot.forEach(
          task -> places.computeIfAbsent(task.name(), name -> new ArrayList<>()).add(task));
      places.forEach((place, inPlace) -> lanes.addAll(lanes(place, inPlace, endNs)));
    });
    return lanes;
  }

  private static List<Lane> lanes(String place, List<TaskHistory> tasks, long endNs) {
    List<TaskHistory> byStart = new ArrayList<>(tasks);
    byStart.sort(Comparator.comparingLong(TaskLanes::startNs).thenComparingInt(TaskHistory::id));
    List<List<TaskHistory>> lanes = new ArrayList<>();
    for (TaskHistory task : byStart) {
      free(lanes, task, endNs).add(task);
    }
    List<Lane> named = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      named.add(new Lane(place, lane, lanes.get(lane)));
    }
    return named;
  }

  private static List<TaskHistory> free(
      List<List<TaskHistory>> lanes, TaskHistory task, long endNs) {
    for (List<TaskHistory> lane : lanes) {
      if (endNs(lane.get(lane.size() - 1), endNs) <= startNs(task)) {
        return lane;
      }
    }
    List<TaskHistory> added = new ArrayList<>();
    lanes.add(added);
    return added;
  }

  /** When it was created. */
  public static long startNs(TaskHistory task) {
    return task.changes().get(0).timeNs();
  }

  /** When it had ended, as the managers learned it; the end of the run if it had not. */
  public static long endNs(TaskHistory task, long otherwiseNs) {
    for (TaskChange change : task.changes()) {
      if (hasEnded(change.observed())) {
        return change.timeNs();
      }
    }
    return otherwiseNs;
  }

  /** Whether a task in that state will never run again. */
  public static boolean hasEnded(String observed) {
    return switch (observed) {
      case "complete", "shutdown", "failed", "rejected", "remove", "orphaned", "removed" -> true;
      default -> false;
    };
  }
}
