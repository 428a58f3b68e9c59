package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.RecordedCase;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.scheduler.ConstraintExpression;
import io.dryswarm.models.store.NodeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A recorded set of constraint expressions: the error with which they are refused, or whether a node satisfies all.
 *
 * @param nodes the nodes of the file by name
 */
record ConstraintCase(JsonNode recorded, JsonNode nodes) implements RecordedCase {
  @Override
  public String id() {
    return recorded.get("id").asText();
  }

  @Override
  public String note() {
    return recorded.get("expressions").toString();
  }

  @Override
  public List<Finding> play() {
    try {
      return List.of(recorded.has("parseError") ? parseError() : match());
    } catch (Unsupported unknown) {
      return List.of(Finding.unsupported("node", unknown.what()));
    }
  }

  private Finding parseError() {
    String expected = recorded.get("parseError").asText();
    try {
      ConstraintExpression.parse(expressions());
      return Finding.failed("parse error", expected, "parsed");
    } catch (IllegalArgumentException refused) {
      return expected.equals(refused.getMessage())
          ? Finding.passed("parse error")
          : Finding.failed("parse error", expected, String.valueOf(refused.getMessage()));
    }
  }

  private Finding match() {
    String name = recorded.get("node").asText();
    OracleNodes numbers = numbers();
    NodeObject node = numbers.object(numbers.number(name), nodes.get(name));
    boolean expected = recorded.get("match").asBoolean();
    try {
      boolean matches =
          ConstraintExpression.allMatch(ConstraintExpression.parse(expressions()), node);
      return matches == expected
          ? Finding.passed("match")
          : Finding.failed("match with " + name, String.valueOf(expected), String.valueOf(matches));
    } catch (IllegalArgumentException refused) {
      return Finding.failed(
          "match with " + name, String.valueOf(expected), String.valueOf(refused.getMessage()));
    }
  }

  private OracleNodes numbers() {
    OracleNodes numbers = new OracleNodes();
    nodes.fieldNames().forEachRemaining(numbers::number);
    return numbers;
  }

  /** Node ids are numbers here, with "node" before them in text; upper case stays upper case. */
  private List<String> expressions() {
    OracleNodes numbers = numbers();
    List<String> expressions = new ArrayList<>();
    for (JsonNode expression : recorded.get("expressions")) {
      String text = expression.asText();
      for (Map.Entry<String, JsonNode> node : nodes.properties()) {
        String id = node.getValue().path("id").asText();
        if (!id.isEmpty()) {
          String ours = "node" + numbers.number(node.getKey());
          text = text.replace(id, ours);
          text = Pattern.compile(Pattern.quote(id), Pattern.CASE_INSENSITIVE)
              .matcher(text)
              .replaceAll(ours.toUpperCase(java.util.Locale.ROOT));
        }
      }
      expressions.add(text);
    }
    return expressions;
  }
}
