package io.dryswarm.models.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares an outcome with what was recorded, as strictly as the recording allows. */
final class Expectation {
  private final JsonNode expect;
  private final Map<String, Map<String, Integer>> placed;
  private final Map<String, List<String>> pending;
  private final List<String> differences = new ArrayList<>();
  private boolean unseen;

  private Expectation(
      JsonNode expect,
      Map<String, Map<String, Integer>> placed,
      Map<String, List<String>> pending) {
    this.expect = expect;
    this.placed = placed;
    this.pending = pending;
  }

  /** What the played case has come to, compared. */
  static Expectation of(JsonNode expect, RecordedCase played) {
    Expectation expectation = new Expectation(expect, played.tasksPerNode(), played.pending());
    switch (expect.get("stability").asText()) {
      case "exact" -> expectation.checkExact();
      case "class" -> expectation.checkClasses();
      case "unstable" -> expectation.checkInvariants();
      default -> throw new IllegalArgumentException(expect.toString());
    }
    return expectation;
  }

  /** Empty if the outcome is one that Swarm may give. */
  List<String> differences() {
    return differences;
  }

  /** Whether a node holds a number of tasks that was never recorded for it, in an outcome that is left to chance. */
  boolean isUnseen() {
    return unseen;
  }

  private void checkExact() {
    same("tasksPerNode", counts(expect.path("tasksPerNode")), placed);
    checkPending();
  }

  private void checkClasses() {
    for (JsonNode nodes : expect.get("classes")) {
      List<String> contents = new ArrayList<>();
      nodes.get("nodes").forEach(node -> contents.add(contentOf(node.asText())));
      contents.sort(null);
      same("class " + nodes.get("nodes"), texts(nodes.get("countsSorted")), contents);
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

  /** Not an error: the ranges are what was seen, and Go's map order does not reach all orders. */
  private void checkRanges() {
    for (Map.Entry<String, JsonNode> service : expect.get("tasksPerNodeRange").properties()) {
      Map<String, Integer> seen = placed.getOrDefault(service.getKey(), Map.of());
      seen.forEach((node, count) -> {
        JsonNode range = service.getValue().get(node);
        if (range == null
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
    if (!expect.has("pending")) {
      if (expect.get("stability").asText().equals("exact")) {
        same("pending", Map.of(), pending);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> service : expect.get("pending").properties()) {
      List<String> errors = pending.getOrDefault(service.getKey(), List.of());
      JsonNode expected = service.getValue();
      same("pending " + service.getKey(), expected.get("count").asInt(), errors.size());
      List<String> allowed = expected.has("errVariants")
          ? texts(expected.get("errVariants"))
          : List.of(expected.path("err").asText(""));
      errors.stream().filter(e -> !allowed.contains(e)).forEach(differences::add);
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

  /** As recorded: {@code "web=2 bg=1"}; services in the order of their names. */
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
    array.forEach(text -> texts.add(text.isTextual() ? text.asText() : text.toString()));
    return texts;
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asInt()));
    return numbers;
  }
}
