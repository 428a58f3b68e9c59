package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tasks of a job by slot or by node; its progress as a whole is a bar, and so is not printed. */
final class JobBars implements Bars {
  private static final int COMPLETE = Bars.number("complete");

  private final BiConsumer<String, String> tell;
  private final boolean isGlobal;
  private final long concurrent;
  private final Set<String> nodes = new TreeSet<>();
  private long total;
  private boolean hasBegun;

  /** @param mode of a replicated job; {@code null} for a global one */
  JobBars(BiConsumer<String, String> tell, @Nullable JsonNode mode) {
    this.tell = tell;
    this.isGlobal = mode == null;
    this.concurrent = mode == null ? 0 : mode.path("MaxConcurrent").asLong();
    this.total = mode == null ? 0 : mode.path("TotalCompletions").asLong();
  }

  @Override
  public boolean update(JsonNode service, JsonNode tasks, Set<String> active, boolean isRollback) {
    long iteration = Json.at(service, "JobStatus", "JobIteration", "Index").asLong();
    if (!hasBegun && isGlobal && tasks.isEmpty() && !active.isEmpty()) {
      tell.accept("job progress", "waiting for tasks");
      return false;
    }
    if (!hasBegun) {
      begin(tasks, iteration);
    }
    long running = 0;
    long complete = 0;
    for (JsonNode task : byPlace(tasks, iteration).values()) {
      tellError(task);
      running += Bars.observed(task) < COMPLETE ? 1 : 0;
      complete += Bars.observed(task) == COMPLETE ? 1 : 0;
    }
    tellActive(running, complete);
    return complete == total;
  }

  private void begin(JsonNode tasks, long iteration) {
    if (isGlobal) {
      for (JsonNode task : tasks) {
        if (isOf(task, iteration)) {
          nodes.add(Json.text(task, "NodeID"));
        }
      }
      total = nodes.size();
    }
    tellActive(0, 0);
    for (long i = 1; !isGlobal && total <= MOST && i <= total; i++) {
      tell.accept(i + "/" + total, " ");
    }
    hasBegun = true;
  }

  private static boolean isOf(JsonNode task, long iteration) {
    JsonNode own = Json.at(task, "JobIteration", "Index");
    return task.path("JobIteration").isObject() && own.asLong() == iteration;
  }

  private void tellActive(long running, long complete) {
    if (!isGlobal) {
      long wanted = Math.min(total - complete, concurrent);
      int width = String.valueOf(concurrent).length();
      tell.accept(
          "active tasks", padded(running, width) + " out of " + padded(wanted, width) + " tasks");
    } else if (total == 0) {
      tell.accept("job progress", complete + " out of " + total + " complete");
    }
  }

  private static String padded(long number, int width) {
    String text = String.valueOf(number);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private void tellError(JsonNode task) {
    String error = Json.text(task, "Status", "Err");
    if (total <= MOST && !error.isEmpty()) {
      String id =
          isGlobal ? Json.text(task, "NodeID") : (task.path("Slot").asLong() + 1) + "/" + total;
      tell.accept(id, Bars.shortened(error));
    }
  }

  private Map<String, JsonNode> byPlace(JsonNode tasks, long iteration) {
    Map<String, JsonNode> byPlace = new TreeMap<>();
    for (JsonNode task : tasks) {
      String node = Json.text(task, "NodeID");
      boolean isWatched = isOf(task, iteration) && (!isGlobal || nodes.contains(node));
      boolean isKnown = Bars.observed(task) != 0 && Bars.desired(task) != 0;
      if (isWatched && isKnown) {
        String place =
            isGlobal ? node : String.format("%010d", task.path("Slot").asLong());
        byPlace.merge(place, task, (a, b) -> Bars.observed(a) > Bars.observed(b) ? b : a);
      }
    }
    return byPlace;
  }
}
