package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expressions and matches are held against recorded ones in the module {@code conformance}. */
class ConstraintExpressionTest {
  @Test
  void aMalformedConstraintSwitchesAllOff() {
    assertEquals(
        List.of(), ConstraintExpression.parseOrNone(List.of("node.role==worker", "node.role=x")));
  }
}
