package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintExpressionTest {
  private static final String ID_OF_A = "abcDEF123";

  @Test
  void agreesWithSwarmkitOnEveryRecordedExpression() {
    JsonNode recorded = Recorded.read("constraints.json");
    OracleNodes nodes = new OracleNodes();
    recorded.get("meta").get("nodes").properties().forEach(e -> nodes.number(e.getKey()));
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (JsonNode row : recorded.get("cases")) {
      rows++;
      List<String> expressions = new ArrayList<>();
      row.get("expressions")
          .forEach(e -> expressions.add(withOurId(e.asText(), nodes.number("A"))));
      if (row.has("parseError")) {
        String message = assertThrows(
                IllegalArgumentException.class,
                () -> ConstraintExpression.parse(expressions),
                row.toString())
            .getMessage();
        assertEquals(row.get("parseError").asText(), message);
        continue;
      }
      String name = row.get("node").asText();
      JsonNode node = recorded.get("meta").get("nodes").get(name);
      boolean matches = ConstraintExpression.allMatch(
          ConstraintExpression.parse(expressions), nodes.object(nodes.number(name), node));
      if (matches != row.get("match").asBoolean()) {
        differences.add(row.toString());
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(152, rows);
  }

  @Test
  void aMalformedConstraintSwitchesAllOff() {
    assertEquals(
        List.of(), ConstraintExpression.parseOrNone(List.of("node.role==worker", "node.role=x")));
  }

  /** Node ids are numbers here, with "node" before them in text. */
  private static String withOurId(String expression, int node) {
    return expression.replace(ID_OF_A, "node" + node).replaceAll("(?i)" + ID_OF_A, "NODE" + node);
  }
}
