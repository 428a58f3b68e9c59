package io.dryswarm.core.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionValidationTest {
  static List<Arguments> refusals() {
    return List.of(
        refusal("value is -1.0, expected a number >= 0", () -> new Constant(-1)),
        refusal("value is NaN, expected a number >= 0", () -> new Constant(Double.NaN)),
        refusal("low is -2.0, expected a number >= 0", () -> new Uniform(-2, 1)),
        refusal("high is 1.0, expected a number >= low (2.0)", () -> new Uniform(2, 1)),
        refusal("mean is 0.0, expected a number > 0", () -> new Exponential(0)),
        refusal("mu is Infinity, expected a finite number", () -> new Lognormal(1 / 0.0, 1)),
        refusal("sigma is -1.0, expected a number >= 0", () -> new Lognormal(1, -1)),
        refusal("median is 0.0, expected a number > 0", () -> Lognormal.ofMedianAndP99(0, 1)),
        refusal(
            "p99 is 4.0, expected a number >= median (5.0)", () -> Lognormal.ofMedianAndP99(5, 4)),
        refusal("shape is 0.0, expected a number > 0", () -> new Gamma(0, 1)),
        refusal("scale is NaN, expected a number > 0", () -> new Gamma(1, Double.NaN)),
        refusal("shape is -1.0, expected a number > 0", () -> new Weibull(-1, 1)),
        refusal("scale is Infinity, expected a number > 0", () -> new Pareto(1, 1 / 0.0)),
        refusal("values is empty, expected at least 1 element", () -> new Empirical(array())),
        refusal("values[1] is -3.0, expected a number >= 0", () -> new Empirical(array(1, -3))),
        refusal(
            "parts is empty, expected at least 1 element", () -> new Mixture(array(), List.of())),
        refusal(
            "weights has 2 elements, expected one per part: 1",
            () -> new Mixture(array(1, 2), List.of(new Constant(1)))),
        refusal(
            "sum of weights is 0.0, expected a number > 0",
            () -> new Mixture(array(0), List.of(new Constant(1)))));
  }

  private static Arguments refusal(String message, Executable made) {
    return Arguments.of(message, made);
  }

  private static double[] array(double... values) {
    return values;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesWithFieldValueAndRange(String message, Executable made) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
  }

  @Test
  void distributionsAreValuesAndKeepNoForeignArray() {
    double[] values = {1, 2};
    Empirical empirical = new Empirical(values);
    values[0] = 5;
    empirical.values()[1] = 5;
    assertEquals(new Empirical(new double[] {1, 2}), empirical);
    assertEquals(new Empirical(new double[] {1, 2}).hashCode(), empirical.hashCode());
    assertNotEquals(new Empirical(new double[] {1, 3}), empirical);
    assertEquals("Empirical[values=[1.0, 2.0]]", empirical.toString());

    List<Distribution> parts = List.of(new Constant(1), empirical);
    Mixture mixture = new Mixture(new double[] {1, 3}, parts);
    mixture.weights()[0] = 9;
    assertEquals(new Mixture(new double[] {2, 6}, parts), mixture);
    assertNotEquals(new Mixture(new double[] {2, 5}, parts), mixture);
  }
}
