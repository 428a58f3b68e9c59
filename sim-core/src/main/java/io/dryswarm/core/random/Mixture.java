package io.dryswarm.core.random;

import java.util.Arrays;
import java.util.List;

/**
 * One of several distributions, chosen by weight for every value; one draw more than the chosen part.
 *
 * @param weights one per part, each at least 0, not all 0; stored so that they add up to 1
 * @param parts   what is drawn from
 */
public record Mixture(double[] weights, List<Distribution> parts) implements Distribution {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the element, its value and the range
   */
  public Mixture {
    Check.notEmpty("parts", parts.size());
    if (weights.length != parts.size()) {
      throw new IllegalArgumentException(
          "weights has " + weights.length + " elements, expected one per part: " + parts.size());
    }
    parts = List.copyOf(parts);
    weights = shares(weights);
  }

  private static double[] shares(double[] weights) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += Check.notNegative("weights[" + i + "]", weights[i]);
    }
    Check.positive("sum of weights", total);
    double[] shares = new double[weights.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = weights[i] / total;
    }
    return shares;
  }

  @Override
  public double sample(RandomStream stream) {
    return parts.get(choose(stream.nextDouble())).sample(stream);
  }

  private int choose(double u) {
    double rest = u;
    int last = 0; // rounding may leave a rest: the last part that can be chosen takes it
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        if (rest < weights[i]) {
          return i;
        }
        last = i;
      }
      rest -= weights[i];
    }
    return last;
  }

  @Override
  public double mean() {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        mean += weights[i] * parts.get(i).mean();
      }
    }
    return mean;
  }

  /** A copy; adds up to 1. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mixture that
        && Arrays.equals(weights, that.weights)
        && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "Mixture[weights=" + Arrays.toString(weights) + ", parts=" + parts + "]";
  }
}
