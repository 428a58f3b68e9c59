package io.dryswarm.docker.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives the answers that a real engine gave to the real client, each as often as it was given. */
final class RecordedSession implements Session {
  private static final long NS_PER_MS = 1_000_000L;
  private static final int MOST_STEPS = 2_000;

  private final List<JsonNode> exchanges = new ArrayList<>();
  private final Map<JsonNode, Integer> uses = new java.util.IdentityHashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final long beginNs;
  private long nowNs;

  /** @param beginNs when the command was typed, nanoseconds since 1970 */
  RecordedSession(JsonNode run, long beginNs) {
    run.path("exchanges").forEach(exchanges::add);
    this.beginNs = beginNs;
    this.nowNs = beginNs;
  }

  /** Requests that were sent otherwise than by the real client. */
  List<String> differences() {
    return differences;
  }

  @Override
  public EngineAnswer call(EngineRequest request) {
    JsonNode exchange = next(request);
    if (exchange == null) {
      differences.add(
          "not recorded: " + request.method() + " " + request.path() + " " + request.query());
      return new EngineAnswer(404, Json.object().put("message", "not recorded"));
    }
    JsonNode sent = exchange.path("requestBody");
    JsonNode body = request.body();
    if (sent.isObject() && body != null && !same(sent, body)) {
      differences.add(request.method() + " " + request.path() + "\n  recorded " + sent
          + "\n  sent     " + body);
    }
    nowNs = Math.max(nowNs, beginNs + exchange.path("atMs").asLong() * NS_PER_MS);
    return new EngineAnswer(
        exchange.path("status").asInt(), exchange.path("responseBody").deepCopy());
  }

  private static boolean same(JsonNode recorded, JsonNode sent) {
    JsonNode other = sent.deepCopy();
    if (recorded.has("CheckDuplicate")) {
      ((com.fasterxml.jackson.databind.node.ObjectNode) other).put("CheckDuplicate", true);
    }
    return Json.parse(recorded.toString()).equals(Json.parse(other.toString()));
  }

  private JsonNode next(EngineRequest request) {
    JsonNode last = null;
    for (JsonNode exchange : exchanges) {
      if (exchange.path("method").asText().equals(request.method())
          && exchange.path("path").asText().equals(request.path())
          && query(exchange).equals(query(request))) {
        last = exchange;
        int used = uses.getOrDefault(exchange, 0);
        if (used <= exchange.path("repeats").asInt(0)) {
          uses.put(exchange, used + 1);
          return exchange;
        }
      }
    }
    return last;
  }

  private static Map<String, String> query(JsonNode exchange) {
    Map<String, String> query = new TreeMap<>();
    for (Map.Entry<String, JsonNode> parameter : exchange.path("query").properties()) {
      JsonNode value = parameter.getValue();
      query.put(
          parameter.getKey(), value.has("json") ? value.get("json").toString() : value.asText());
    }
    return query;
  }

  private static Map<String, String> query(EngineRequest request) {
    return new TreeMap<>(request.query());
  }

  /** Pauses last so long that the recorded times of the answers fit. */
  @Override
  public ServiceProgress.Ending follow(ServiceProgress progress) {
    ServiceProgress.Step step = progress.look();
    int steps = 0;
    while (!(step instanceof ServiceProgress.Done)) {
      if (++steps > MOST_STEPS) {
        return new ServiceProgress.Ending("endless\n", null);
      }
      if (step instanceof ServiceProgress.Ask ask) {
        step = progress.answered(call(ask.request()), nowNs);
      } else {
        nowNs += ((ServiceProgress.Pause) step).ns();
        step = progress.look();
      }
    }
    return ((ServiceProgress.Done) step).ending();
  }

  @Override
  public long epochNs() {
    return nowNs;
  }

  static long epochNs(String time) {
    return GoTime.epochNs(time);
  }
}
