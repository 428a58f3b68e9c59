package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a placement with what was recorded, as strictly as the recording allows: {@code exact} counts per node; {@code class} the same up
 * to exchange of equal nodes; {@code unstable} only what holds for every order of what is left to chance.
 */
final class PlacementJudge {
  private static final String NOTHING = "no placement was recorded";

  private final JsonNode expect;
  private final Map<String, Map<String, Integer>> placed;
  private final Map<String, List<String>> pending;
  private final List<String> differences = new ArrayList<>();
  private boolean unseen;

  /**
   * @param placed  active tasks per service and node
   * @param pending error texts of waiting tasks by service, or {@code service@node} for bound ones
   */
  PlacementJudge(
      JsonNode expect,
      Map<String, Map<String, Integer>> placed,
      Map<String, List<String>> pending) {
    this.expect = expect;
    this.placed = placed;
    this.pending = pending;
    switch (expect.get("stability").asText()) {
      case "exact" -> checkExact();
      case "class" -> checkClasses();
      case "unstable" -> checkInvariants();
      case "hang" -> differences.add(NOTHING);
      default -> throw new Unsupported("stability '" + expect.get("stability").asText() + "'");
    }
  }

  /** Empty if the outcome is one that Swarm may give. */
  List<String> differences() {
    return differences;
  }

  /** Whether a node holds a number of tasks that was never seen for it, in an outcome that is left to chance. That is no difference. */
  boolean isUnseen() {
    return unseen;
  }

  private void checkExact() {
    same("tasksPerNode", counts(expect.path("tasksPerNode")), placed);
    if (!expect.has("pending")) {
      same("pending", Map.of(), pending);
    }
    checkPending();
  }

  private void checkClasses() {
    for (JsonNode nodes : expect.path("classes")) {
      List<String> contents = new ArrayList<>();
      nodes.get("nodes").forEach(node -> contents.add(contentOf(node.asText())));
      List<String> expected = new ArrayList<>();
      nodes.get("countsSorted").forEach(content -> expected.add(inOrder(content)));
      contents.sort(null);
      expected.sort(null);
      same("class " + nodes.get("nodes"), expected, contents);
    }
    checkTotals("placedTotals", totals());
    checkPending();
  }

  private void checkInvariants() {
    checkTotals("placedTotals", totals());
    Map<String, Integer> waiting = new TreeMap<>();
    pending.forEach((service, errors) -> waiting.put(service, errors.size()));
    checkTotals("pendingTotals", waiting);
    expect
        .path("sortedCounts")
        .properties()
        .forEach(e -> same("sortedCounts", numbers(e.getValue()), sortedCounts(e.getKey())));
    checkRanges();
    checkPending();
  }

  private void checkRanges() {
    for (Map.Entry<String, JsonNode> service : expect.path("tasksPerNodeRange").properties()) {
      Map<String, Integer> seen = placed.getOrDefault(service.getKey(), Map.of());
      seen.forEach((node, count) -> {
        JsonNode range = service.getValue().path(node);
        if (range.isMissingNode()
            || count < range.get(0).asInt()
            || count > range.get(1).asInt()) {
          unseen = true;
        }
      });
      for (Map.Entry<String, JsonNode> node : service.getValue().properties()) {
        if (!seen.containsKey(node.getKey()) && node.getValue().get(0).asInt() > 0) {
          unseen = true;
        }
      }
    }
  }

  private void checkPending() {
    for (Map.Entry<String, JsonNode> service : expect.path("pending").properties()) {
      List<String> errors = pending.getOrDefault(service.getKey(), List.of());
      JsonNode expected = service.getValue();
      same("pending " + service.getKey(), expected.get("count").asInt(), errors.size());
      List<String> allowed = expected.has("errVariants")
          ? texts(expected.get("errVariants"))
          : List.of(expected.path("err").asText(""));
      for (String error : errors) {
        if (!allowed.contains(error)) {
          differences.add(
              "pending " + service.getKey() + ": expected " + allowed + ", got " + error);
        }
      }
    }
  }

  private void checkTotals(String key, Map<String, Integer> actual) {
    expect
        .path(key)
        .properties()
        .forEach(e ->
            same(key + " " + e.getKey(), e.getValue().asInt(), actual.getOrDefault(e.getKey(), 0)));
  }

  private void same(String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add(what + ": expected " + expected + ", got " + actual);
    }
  }

  private Map<String, Integer> totals() {
    Map<String, Integer> totals = new TreeMap<>();
    placed.forEach((service, nodes) ->
        totals.put(service, nodes.values().stream().mapToInt(Integer::intValue).sum()));
    return totals;
  }

  private List<Integer> sortedCounts(String service) {
    return placed.getOrDefault(service, Map.of()).values().stream().sorted().toList();
  }

  /** Recorded contents of a node, {@code "web=2 bg=1"} or just a number, with the services in the order of their names. */
  private static String inOrder(JsonNode content) {
    String[] parts = content.asText().split(" ");
    Arrays.sort(parts);
    return String.join(" ", parts);
  }

  /** In the form of {@link #inOrder}. */
  private String contentOf(String node) {
    List<String> parts = new ArrayList<>();
    placed.forEach((service, nodes) -> {
      if (nodes.containsKey(node)) {
        parts.add(service + "=" + nodes.get(node));
      }
    });
    return String.join(" ", parts);
  }

  private static Map<String, Map<String, Integer>> counts(JsonNode tasksPerNode) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : tasksPerNode.properties()) {
      Map<String, Integer> nodes = new TreeMap<>();
      service
          .getValue()
          .properties()
          .forEach(e -> nodes.put(e.getKey(), e.getValue().asInt()));
      counts.put(service.getKey(), nodes);
    }
    return counts;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }
}
