package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The predicates about tasks. "Listed" are those that the API returns: all in the store. */
final class TaskPredicates {
  private final Recording recording;
  private final Symbols symbols;
  private final TaskFilter filter;
  private final Predicates predicates;

  TaskPredicates(Recording recording, Symbols symbols, TaskFilter filter, Predicates predicates) {
    this.recording = recording;
    this.symbols = symbols;
    this.filter = filter;
    this.predicates = predicates;
  }

  boolean running(JsonNode p, SwarmState state) {
    return predicates.compares(p, runningCount(p, state));
  }

  /** Listed tasks that run and are to run. */
  long runningCount(JsonNode p, SwarmState state) {
    List<String> on = p.has("on") ? symbols.nodes(p.get("on"), state) : recording.nodeNames();
    List<String> notOn = p.has("not_on") ? symbols.nodes(p.get("not_on"), state) : List.of();
    return state.tasks().stream()
        .filter(task -> isRunning(task) && ofService(p, task))
        .map(this::nodeOf)
        .filter(node -> on.contains(node) && !notOn.contains(node))
        .count();
  }

  private static boolean isRunning(TaskObject task) {
    return task.observed() == TaskState.RUNNING && task.desired() == TaskState.RUNNING;
  }

  private static boolean ofService(JsonNode p, TaskObject task) {
    return !p.has("service") || TaskFilter.isOneOf(p.get("service"), task.serviceName());
  }

  private String nodeOf(TaskObject task) {
    return task.node() < 0 ? "" : recording.nodeNames().get(task.node());
  }

  /** Listed tasks of the service that fit {@code where}, by id. */
  List<TaskObject> listed(JsonNode p, SwarmState state) {
    JsonNode where = p.has("where") ? p.get("where") : MissingNode.getInstance();
    return state.tasks().stream()
        .filter(task -> ofService(p, task) && filter.fits(where, task, state))
        .toList();
  }

  boolean count(JsonNode p, SwarmState state) {
    return predicates.compares(p, listed(p, state).size());
  }

  boolean every(JsonNode p, SwarmState state) {
    return listed(p, state).stream().allMatch(task -> {
      if (p.has("is") && !filter.fits(p.get("is"), task, state)) {
        return false;
      }
      for (JsonNode alternative : p.path("is_one_of")) {
        if (filter.fits(alternative, task, state)) {
          return true;
        }
      }
      return !p.has("is_one_of");
    });
  }

  boolean table(JsonNode p, SwarmState state) {
    List<String> expected = new ArrayList<>();
    for (JsonNode row : p.get("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.isNull() ? "null" : cell.asText()));
      expected.add(cells.toString());
    }
    List<String> actual = new ArrayList<>();
    for (TaskObject task : listed(p, state)) {
      List<String> cells = new ArrayList<>();
      p.get("columns")
          .forEach(column -> cells.add(String.valueOf(filter.value(column.asText(), task))));
      actual.add(cells.toString());
    }
    Collections.sort(expected);
    Collections.sort(actual);
    return expected.equals(actual);
  }

  boolean slots(JsonNode p, SwarmState state) {
    List<Integer> expected = new ArrayList<>();
    p.get("equals").forEach(slot -> expected.add(slot.asInt()));
    return expected.equals(slotsOf(p, state));
  }

  /** Sorted. */
  List<Integer> slotsOf(JsonNode p, SwarmState state) {
    return listed(p, state).stream().map(TaskObject::slot).sorted().toList();
  }

  boolean spread(JsonNode p, SwarmState state) {
    Map<String, Integer> perNode = perNode(p, state);
    for (JsonNode group : p.get("groups")) {
      List<Integer> counts = new ArrayList<>();
      for (String node : symbols.nodes(group.get("nodes"), state)) {
        counts.add(perNode.getOrDefault(node, 0));
      }
      counts.sort(Collections.reverseOrder());
      List<Integer> expected = new ArrayList<>();
      group.path("counts").forEach(count -> expected.add(count.asInt()));
      expected.sort(Collections.reverseOrder());
      int total = counts.stream().mapToInt(Integer::intValue).sum();
      if (group.has("counts") && !expected.equals(counts)
          || group.has("total") && total != group.get("total").asInt()) {
        return false;
      }
    }
    return true;
  }

  /** Tasks per node: those that run, unless {@code where} says which. */
  Map<String, Integer> perNode(JsonNode p, SwarmState state) {
    Map<String, Integer> perNode = new TreeMap<>();
    for (TaskObject task : listed(p, state)) {
      if (p.has("where") || isRunning(task)) {
        perNode.merge(nodeOf(task), 1, Integer::sum);
      }
    }
    return perNode;
  }

  /** Of the tasks kept since that step, each has the lowest slot that its node had. */
  boolean keptLowestSlotPerNode(JsonNode p, SwarmState state) {
    Instant since = recording.step(p.get("since").asText());
    if (since == null) {
      return false;
    }
    Map<Integer, TreeSet<Integer>> before = new TreeMap<>();
    for (TaskObject task : recording.stateAt(since).tasks()) {
      if (ofService(p, task) && isLive(task)) {
        before.computeIfAbsent(task.node(), node -> new TreeSet<>()).add(task.slot());
      }
    }
    Map<Integer, TreeSet<Integer>> kept = new TreeMap<>();
    for (TaskObject task : state.tasks()) {
      if (ofService(p, task) && isLive(task) && isOlder(task, since)) {
        kept.computeIfAbsent(task.node(), node -> new TreeSet<>()).add(task.slot());
      }
    }
    return kept.entrySet().stream().allMatch(e -> {
      TreeSet<Integer> had = before.getOrDefault(e.getKey(), new TreeSet<>());
      return e.getValue().stream()
          .toList()
          .equals(had.stream().limit(e.getValue().size()).toList());
    });
  }

  /** Tasks created since that step have the lowest numbers that were free. */
  boolean newSlotsAreLowestFree(JsonNode p, SwarmState state) {
    Instant since = recording.step(p.get("since").asText());
    if (since == null) {
      return false;
    }
    TreeSet<Integer> used = new TreeSet<>();
    for (TaskObject task : recording.stateAt(since).tasks()) {
      if (ofService(p, task) && isLive(task)) {
        used.add(task.slot());
      }
    }
    TreeSet<Integer> fresh = new TreeSet<>();
    for (TaskObject task : state.tasks()) {
      if (ofService(p, task) && !isOlder(task, since) && !used.contains(task.slot())) {
        fresh.add(task.slot());
      }
    }
    TreeSet<Integer> lowest = new TreeSet<>();
    for (int slot = 1; lowest.size() < fresh.size(); slot++) {
      if (!used.contains(slot)) {
        lowest.add(slot);
      }
    }
    return fresh.equals(lowest);
  }

  private boolean isOlder(TaskObject task, Instant since) {
    Recording.Birth birth = recording.birth(task.id());
    return birth != null && since.includes(birth.at().timeNs(), birth.at().sequence());
  }

  private static boolean isLive(TaskObject task) {
    return !task.desired().isAfter(TaskState.RUNNING) && !task.observed().isTerminal();
  }
}
