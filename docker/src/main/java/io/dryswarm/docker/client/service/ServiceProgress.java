package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Api;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Watches a service until it has converged: reads the service, its tasks and the nodes, tells what has changed, pauses, and begins anew.
 * Converged tasks must stay so for the monitoring time of the service. The host asks and pauses; this decides.
 *
 * <p>Source: docker/cli cli/command/service/progress.
 */
public final class ServiceProgress {
  /** What the host shall do next. */
  public sealed interface Step {}

  /** Send a request. */
  public record Ask(EngineRequest request) implements Step {}

  /** Wait, nanoseconds. */
  public record Pause(long ns) implements Step {}

  /** It is over. */
  public record Done(Ending ending) implements Step {}

  /**
   * How it ended.
   *
   * @param text  all that was told
   * @param error why it failed; {@code null} if it did not
   */
  public record Ending(String text, @Nullable String error) {}

  private enum Phase {
    SERVICE,
    TASKS,
    NODES
  }

  private static final long PAUSE_NS = 200_000_000L;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long NOT_CONVERGED = Long.MIN_VALUE;

  private final String reference;
  private final StringBuilder out = new StringBuilder();
  private Phase phase = Phase.SERVICE;
  private JsonNode service = Json.object();
  private JsonNode tasks = Json.array();
  private @Nullable Bars bars;
  private boolean isConverged;
  private long convergedAtNs = NOT_CONVERGED;
  private long monitorNs = 5 * SECOND_NS;
  private boolean isRollback;
  private @Nullable String closing;

  /** @param reference id or name of the service, as the user knows it */
  public ServiceProgress(String reference) {
    this.reference = reference;
  }

  /** The first step, and the one after each pause. */
  public Step look() {
    phase = Phase.SERVICE;
    return new Ask(EngineRequest.get("/services/" + reference).with("insertDefaults", "false"));
  }

  /** The step after an answer. */
  public Step answered(EngineAnswer answer, long nowNs) {
    JsonNode body = answer.body();
    if (answer.isError() || body == null) {
      String prefix =
          answer.status() == EngineAnswer.NO_ENGINE ? "" : "Error response from daemon: ";
      return fail(prefix + answer.message());
    }
    return switch (phase) {
      case SERVICE -> onService(body, nowNs);
      case TASKS -> {
        tasks = body;
        phase = Phase.NODES;
        yield new Ask(EngineRequest.get("/nodes"));
      }
      case NODES -> onNodes(body, nowNs);
    };
  }

  private Step onService(JsonNode body, long nowNs) {
    service = body;
    JsonNode monitor = Json.at(service, "Spec", "UpdateConfig", "Monitor");
    if (monitor.asLong() != 0) {
      monitorNs = monitor.asLong();
    }
    if (bars == null) {
      bars = Bars.of(service, this::tell);
    }
    if (bars == null) {
      return fail("unrecognized service mode");
    }
    Step end = onUpdateStatus(service.path("UpdateStatus"));
    if (end != null) {
      return end;
    }
    if (isConverged && nowNs - convergedAtNs >= monitorNs) {
      tell("verify", "Service " + reference + " converged");
      if (closing != null) {
        tell("rollback", closing);
      }
      return new Done(new Ending(out.toString(), null));
    }
    phase = Phase.TASKS;
    TreeMap<String, List<String>> filters = new TreeMap<>();
    filters.put("service", List.of(Json.text(service, "ID")));
    filters.put("_up-to-date", List.of("true"));
    return new Ask(Api.filtered(EngineRequest.get("/tasks"), filters));
  }

  private @Nullable Step onUpdateStatus(JsonNode status) {
    String message = Json.text(status, "Message");
    switch (Json.text(status, "State")) {
      case "updating" -> isRollback = false;
      case "completed" -> {
        if (!isConverged) {
          return new Done(new Ending(out.toString(), null));
        }
      }
      case "paused" -> {
        return fail("service update paused: " + message);
      }
      case "rollback_started" -> {
        if (!isRollback && !message.isEmpty()) {
          tell("rollback", message);
        }
        isRollback = true;
      }
      case "rollback_paused" -> {
        return fail("service rollback paused: " + message);
      }
      case "rollback_completed" -> {
        if (!isConverged) {
          closing = message;
        }
        isRollback = true;
      }
      default -> {
        // No update is under way.
      }
    }
    return null;
  }

  private Step onNodes(JsonNode nodes, long nowNs) {
    Set<String> active = new TreeSet<>();
    for (JsonNode node : nodes) {
      if (!Json.text(node, "Status", "State").equals("down")) {
        active.add(Json.text(node, "ID"));
      }
    }
    isConverged = bars != null && bars.update(service, tasks, active, isRollback);
    if (isConverged && service.has("JobStatus")) {
      out.append("job complete\n");
      return new Done(new Ending(out.toString(), null));
    } else if (isConverged) {
      if (convergedAtNs == NOT_CONVERGED) {
        convergedAtNs = nowNs;
      }
      // Some time, however short, has passed since it converged.
      long waitNs = monitorNs - (nowNs - convergedAtNs);
      if (waitNs >= 0) {
        tell(
            "verify",
            "Waiting " + ((waitNs - 1) / SECOND_NS + 1) + " seconds to verify that tasks are stable...");
      }
    } else {
      if (convergedAtNs != NOT_CONVERGED) {
        tell("verify", "Detected task failure");
      }
      convergedAtNs = NOT_CONVERGED;
    }
    return new Pause(PAUSE_NS);
  }

  private void tell(String id, String action) {
    out.append(id).append(": ").append(action).append('\n');
  }

  private Step fail(String error) {
    return new Done(new Ending(out.toString(), error));
  }
}
