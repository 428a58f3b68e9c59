package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Tasks of a replicated service by slot, or of a global one by node. */
final class PlacedBars implements Bars {
  /** In the place of a number of replicas. */
  static final long GLOBAL = -1;

  private static final int RUNNING = Bars.number("running");

  private final BiConsumer<String, String> tell;
  private final boolean isGlobal;
  private final Map<String, Integer> places = new TreeMap<>();
  private boolean hasBegun;
  private boolean isDone;

  PlacedBars(BiConsumer<String, String> tell, long replicas) {
    this.tell = tell;
    this.isGlobal = replicas == GLOBAL;
  }

  @Override
  public boolean update(JsonNode service, JsonNode tasks, Set<String> active, boolean isRollback) {
    Map<String, JsonNode> byPlace = byPlace(tasks, active);
    long wanted = isGlobal
        ? byPlace.size()
        : Json.at(service, "Spec", "Mode", "Replicated", "Replicas").asLong();
    if (!hasBegun && isGlobal && byPlace.isEmpty()) {
      tell.accept("overall progress", "waiting for new tasks");
      return false;
    }
    if (!hasBegun) {
      begin(wanted, isRollback);
    }
    isDone &= byPlace.values().stream().allMatch(task -> Bars.observed(task) == RUNNING);
    long running = 0;
    for (Map.Entry<String, JsonNode> entry : byPlace.entrySet()) {
      JsonNode task = entry.getValue();
      if (isGlobal && !active.contains(Json.text(task, "NodeID"))) {
        continue;
      }
      if (!Bars.isTerminal(Bars.desired(task)) && Bars.observed(task) == RUNNING) {
        running++;
      }
      tellError(entry.getKey(), task, wanted);
    }
    if (!isDone) {
      overall(running, wanted, isRollback);
      isDone = running == wanted;
    }
    return running == wanted;
  }

  private void begin(long wanted, boolean isRollback) {
    overall(0, wanted, isRollback);
    for (long i = 1; !isGlobal && wanted <= MOST && i <= wanted; i++) {
      tell.accept(i + "/" + wanted, " ");
    }
    hasBegun = true;
  }

  private void overall(long running, long wanted, boolean isRollback) {
    String doing = isRollback ? "rolling back update: " : "";
    tell.accept("overall progress", doing + running + " out of " + wanted + " tasks");
  }

  /** States would be bars; only errors are lines. */
  private void tellError(String place, JsonNode task, long wanted) {
    int number = places.computeIfAbsent(place, p -> places.size() + 1);
    String error = Json.text(task, "Status", "Err");
    if (!isDone && wanted <= MOST && (isGlobal || number <= wanted) && !error.isEmpty()) {
      String id = isGlobal ? Units.shortId(Json.text(task, "NodeID")) : number + "/" + wanted;
      tell.accept(id, Bars.shortened(error));
    }
  }

  /** Of several tasks in one place the one that is wanted longest; among those the one that is least far. */
  private Map<String, JsonNode> byPlace(JsonNode tasks, Set<String> active) {
    Map<String, JsonNode> byPlace = new TreeMap<>();
    for (JsonNode task : tasks) {
      String node = Json.text(task, "NodeID");
      String place = isGlobal ? node : String.format("%010d", task.path("Slot").asLong());
      JsonNode other = byPlace.get(place);
      boolean isKnown = Bars.desired(task) != 0 && Bars.observed(task) != 0;
      boolean isOnActive = isGlobal || node.isEmpty() || active.contains(node);
      if (isKnown && isOnActive && (other == null || isBefore(task, other))) {
        byPlace.put(place, task);
      }
    }
    return byPlace;
  }

  private static boolean isBefore(JsonNode task, JsonNode other) {
    int order = Integer.compare(Bars.desired(task), Bars.desired(other));
    return order < 0 || order == 0 && Bars.observed(task) < Bars.observed(other);
  }
}
