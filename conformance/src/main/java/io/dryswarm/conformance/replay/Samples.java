package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/** Some numbers, and what statistics says of them. */
final class Samples {
  private final double[] sorted;

  private Samples(double[] values) {
    this.sorted = values;
    Arrays.sort(sorted);
  }

  static Samples of(List<Double> values) {
    return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Without those that are null: nothing was measured. */
  static Samples of(JsonNode values) {
    double[] numbers = new double[values.size()];
    int count = 0;
    for (JsonNode value : values) {
      if (value.isNumber()) {
        numbers[count++] = value.asDouble();
      }
    }
    return new Samples(Arrays.copyOf(numbers, count));
  }

  int count() {
    return sorted.length;
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  /** Of an even number: half-way between the two in the middle. */
  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How much of them lies in the closed interval. */
  double share(double low, double high) {
    return (double) Arrays.stream(sorted).filter(v -> v >= low && v <= high).count()
        / sorted.length;
  }

  /** Two-sample Kolmogorov-Smirnov: probability of a distance as large as this one or larger if both are of one distribution. */
  double kolmogorovSmirnovP(Samples other) {
    if (sorted.length < 2 || other.sorted.length < 2) {
      return 1;
    }
    return KolmogorovSmirnovTest.withDefaults().test(sorted, other.sorted).getPValue();
  }

  /** {@code n 8, 10417 to 15283, median 12894 ms}. */
  String text() {
    if (sorted.length == 0) {
      return "no values";
    }
    return String.format(
        Locale.ROOT, "n %d, %.1f to %.1f, median %.1f ms", sorted.length, min(), max(), median());
  }
}
