package io.dryswarm.scenarios.expect;

import java.util.Optional;

/**
 * A limit for a number, to be held by many runs together: {@code voters.latency.p99 < 250ms}. An {@link Expectation} judges one run; who
 * runs many judges an estimate.
 */
public final class Goal {
  /** Which way of a number is the wanted one. */
  public enum Kind {
    BELOW,
    ABOVE,
    /** Equal, or not: every run must have it, there is no estimate. */
    EXACT
  }

  private final String metric;
  private final Unit unit;
  private final Operator operator;
  private final double limit;
  private final String limitText;

  private Goal(String metric, Unit unit, Operator operator, double limit, String limitText) {
    this.metric = metric;
    this.unit = unit;
    this.operator = operator;
    this.limit = limit;
    this.limitText = limitText;
  }

  /**
   * Reads {@code METRIC OPERATOR LIMIT}; a colon after the metric, as a scenario has it, is allowed.
   *
   * @throws IllegalArgumentException with what was expected
   */
  public static Goal parse(String text, Metrics metrics) {
    int at = operatorAt(text);
    if (at < 0) {
      throw new IllegalArgumentException("\"" + text + "\" is no goal, expected METRIC, one of "
          + String.join(" ", Operator.signs())
          + " and a limit, such as \"voters.latency.p99 < 250ms\"");
    }
    String metric = text.substring(0, at).strip().replaceFirst("\\s*:$", "");
    Unit unit = metrics
        .unit(metric)
        .orElseThrow(() -> new IllegalArgumentException(
            "no number is called \"" + metric + "\"" + metrics.tail(metric)));
    Operator operator = Operator.leading(text.substring(at)).orElseThrow();
    String limit = text.substring(at + operator.sign().length()).strip();
    Optional<Double> value = unit.parse(limit);
    return new Goal(
        metric,
        unit,
        operator,
        value.orElseThrow(() -> new IllegalArgumentException(
            "found the limit \"" + limit + "\" of " + metric + ", expected " + unit.expected())),
        limit);
  }

  private static int operatorAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Operator.leading(text.substring(i)).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** Name of the number. */
  public String metric() {
    return metric;
  }

  public Unit unit() {
    return unit;
  }

  /** In the terms of the unit. */
  public double limit() {
    return limit;
  }

  public Kind kind() {
    return switch (operator.goodSide()) {
      case 1 -> Kind.BELOW;
      case -1 -> Kind.ABOVE;
      default -> Kind.EXACT;
    };
  }

  /** Whether a value is what is wanted. */
  public boolean holds(double value) {
    return operator.holds(value, limit);
  }

  /** {@code < 250ms}. */
  public String condition() {
    return operator.sign() + " " + limitText;
  }

  /** {@code voters.latency.p99 < 250ms}. */
  @Override
  public String toString() {
    return metric + " " + condition();
  }
}
