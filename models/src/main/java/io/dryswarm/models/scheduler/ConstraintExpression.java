package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.NodeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A placement constraint: {@code node.role==worker}, {@code node.labels.zone!=east}.
 *
 * <p>Values are compared as whole strings without regard to case; a label that a node lacks counts as the empty string; the name of a
 * label is taken exactly, the rest of the key without regard to case. A key that Swarm does not know matches no node.
 *
 * <p>Source: control-plane facts 5.3; moby/swarmkit manager/constraint/constraint.go.
 */
public final class ConstraintExpression {
  private static final Pattern KEY = Pattern.compile("[a-zA-Z_][a-zA-Z0-9\\-_.]+");
  private static final Pattern VALUE =
      Pattern.compile("[a-zA-Z0-9:\\-_ \\t\\n\\f\\r.*()?+\\[\\]\\\\^$|/]+");

  private final String key;
  private final boolean negated;
  private final String value;
  private final @Nullable IpRange range;

  private ConstraintExpression(String key, boolean negated, String value) {
    this.key = key;
    this.negated = negated;
    this.value = value;
    this.range = IpRange.parse(value);
  }

  /**
   * Reads expressions of the form {@code key==value} or {@code key!=value}.
   *
   * @throws IllegalArgumentException for the first one that is not of this form, in Swarm's words
   */
  public static List<ConstraintExpression> parse(List<String> expressions) {
    List<ConstraintExpression> parsed = new ArrayList<>(expressions.size());
    for (String expression : expressions) {
      parsed.add(parse(expression));
    }
    return List.copyOf(parsed);
  }

  /** As {@link #parse}, but no constraint at all if any of them is malformed, as the leader's components take them. */
  public static List<ConstraintExpression> parseOrNone(List<String> expressions) {
    try {
      return parse(expressions);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  /** Whether the node satisfies every constraint. */
  public static boolean allMatch(List<ConstraintExpression> constraints, NodeObject node) {
    for (int i = 0; i < constraints.size(); i++) {
      if (!constraints.get(i).matches(node)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the node satisfies this constraint. */
  public boolean matches(NodeObject node) {
    if (key.equals("node.ip")) {
      return matchesAddress(node.description().address());
    }
    String actual = NodeAttribute.valueOf(key, node);
    return actual != null && actual.equalsIgnoreCase(value) != negated;
  }

  private boolean matchesAddress(String address) {
    return range != null && range.contains(address) != negated;
  }

  private static ConstraintExpression parse(String expression) {
    boolean negated = !expression.contains("==");
    int operator = expression.indexOf(negated ? "!=" : "==");
    if (operator < 0) {
      throw new IllegalArgumentException("constraint expected one operator from ==, !=");
    }
    String key = expression.substring(0, operator).strip();
    String value = expression.substring(operator + 2).strip();
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("key '" + key + "' is invalid");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("value '" + value + "' is invalid");
    }
    return new ConstraintExpression(NodeAttribute.canonicalKey(key), negated, value);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s%s%s", key, negated ? "!=" : "==", value);
  }
}
