package io.dryswarm.experiments.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.experiments.regression.Check;
import io.dryswarm.experiments.regression.ScenarioOutcome;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import java.util.List;
import java.util.Locale;

/** Tested scenarios for programs; {@code docs/testing.md} lists the members. */
public final class SuiteJson {
  private static final int SCHEMA_VERSION = 1;
  private static final double NS_PER_MS = 1e6;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SuiteJson() {}

  /** One object, ended by a line end. */
  public static String render(List<ScenarioOutcome> outcomes) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("passed", outcomes.stream().allMatch(one -> one.status() == Status.PASSED));
    ArrayNode scenarios = root.putArray("scenarios");
    outcomes.forEach(outcome -> describe(scenarios.addObject(), outcome));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void describe(ObjectNode node, ScenarioOutcome outcome) {
    node.put("file", outcome.file());
    node.put("name", outcome.name());
    node.put("status", lower(outcome.status()));
    node.put("seed", outcome.seed());
    node.put("durationMs", outcome.durationNs() / NS_PER_MS);
    node.put("inputHash", outcome.inputHash());
    node.put("resultDigest", outcome.resultDigest());
    ArrayNode checks = node.putArray("checks");
    outcome.checks().forEach(check -> describe(checks.addObject(), check));
    node.set("notes", JSON.valueToTree(outcome.notes()));
    node.put("repeat", outcome.repeat());
    if (!outcome.trouble().isEmpty()) {
      node.put("trouble", outcome.trouble());
    }
  }

  private static void describe(ObjectNode node, Check check) {
    node.put("kind", lower(check.kind()));
    node.put("name", check.name());
    node.put("file", check.at().file());
    node.put("line", check.at().line());
    node.put("column", check.at().column());
    node.put("holds", check.holds());
    node.put("message", check.message());
    if (Double.isFinite(check.margin())) {
      node.put("margin", check.margin());
    }
    if (!check.details().isEmpty()) {
      node.set("details", JSON.valueToTree(check.details()));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
