package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the tasks of a service. On a terminal these are bars that move; else only lines remain: bars themselves are not printed.
 */
interface Bars {
  /** More tasks than this are not told of one by one. */
  int MOST = 20;

  int LONGEST_ERROR = 75;

  /** States of tasks in their order; others are unknown. */
  List<String> STATES = List.of(
      "",
      "new",
      "allocated",
      "pending",
      "assigned",
      "accepted",
      "preparing",
      "ready",
      "starting",
      "running",
      "complete",
      "shutdown",
      "failed",
      "rejected");

  /**
   * Tells of the tasks as they are.
   *
   * @param active nodes that are not down
   * @return whether the service has converged
   */
  boolean update(JsonNode service, JsonNode tasks, Set<String> active, boolean isRollback);

  /** Those for the mode of a service; {@code null} if its mode is not known. */
  static @Nullable Bars of(JsonNode service, BiConsumer<String, String> tell) {
    JsonNode mode = Json.at(service, "Spec", "Mode");
    if (mode.path("Replicated").path("Replicas").isNumber()) {
      return new PlacedBars(tell, mode.path("Replicated").path("Replicas").asLong());
    } else if (mode.path("Global").isObject()) {
      return new PlacedBars(tell, PlacedBars.GLOBAL);
    } else if (mode.path("ReplicatedJob").isObject()) {
      return new JobBars(tell, mode.path("ReplicatedJob"));
    } else if (mode.path("GlobalJob").isObject()) {
      return new JobBars(tell, null);
    }
    return null;
  }

  /** Position of a state; 0 if it is not known. */
  static int number(String state) {
    return Math.max(0, STATES.indexOf(state));
  }

  static int observed(JsonNode task) {
    return number(Json.text(task, "Status", "State"));
  }

  static int desired(JsonNode task) {
    return number(Json.text(task, "DesiredState"));
  }

  static boolean isTerminal(int state) {
    return state > STATES.indexOf("running");
  }

  /** An error on one line, and no longer than a narrow terminal. */
  static String shortened(String error) {
    String line = error.replace('\n', ' ');
    return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR - 1) + "\u2026" : line;
  }
}
