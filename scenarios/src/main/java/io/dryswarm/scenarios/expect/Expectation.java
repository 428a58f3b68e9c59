package io.dryswarm.scenarios.expect;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.models.result.RunResult;
import java.util.OptionalDouble;

/** A condition on the result of a run. */
public final class Expectation {
  private final Position position;
  private final String expression;
  private final Metric metric;
  private final Operator operator;
  private final double limit;
  private final String limitName;

  private Expectation(
      Position position,
      String expression,
      Metric metric,
      Operator operator,
      double limit,
      String limitName) {
    this.position = position;
    this.expression = expression;
    this.metric = metric;
    this.operator = operator;
    this.limit = limit;
    this.limitName = limitName;
  }

  static Expectation ofNumber(
      Position position, String expression, Metric metric, Operator operator, double limit) {
    return new Expectation(position, expression, metric, operator, limit, "");
  }

  static Expectation ofName(
      Position position, String expression, Metric metric, Operator operator, String name) {
    return new Expectation(position, expression, metric, operator, 0, name);
  }

  /** Where it stands, for messages that lead back to it. */
  public Position position() {
    return position;
  }

  /** Name of what it is about: {@code voters.latency.p99}. */
  public String metric() {
    return metric.text();
  }

  /** As the scenario has it. */
  public String expression() {
    return expression;
  }

  /** Compares the condition with a result; the same result always gives the same verdict. */
  public Verdict evaluate(RunResult result) {
    Measured measured = metric.value().apply(result);
    if (measured instanceof Measured.Value value) {
      return new Verdict(
          expression,
          operator.holds(value.value(), limit),
          metric.unit().text(value.value()),
          OptionalDouble.of(value.value()),
          metric.unit(),
          margin(value.value()));
    }
    if (measured instanceof Measured.Name name) {
      boolean equal = name.name().equals(limitName);
      return withoutNumber(equal == (operator == Operator.EQUAL), name.name());
    }
    return withoutNumber(false, ((Measured.Missing) measured).why());
  }

  private Verdict withoutNumber(boolean holds, String actual) {
    return new Verdict(
        expression, holds, actual, OptionalDouble.empty(), metric.unit(), OptionalDouble.empty());
  }

  private OptionalDouble margin(double value) {
    if (operator.goodSide() == 0 || limit == 0) {
      return OptionalDouble.empty();
    }
    double room = operator.goodSide() > 0 ? limit - value : value - limit;
    return OptionalDouble.of(room / limit);
  }
}
