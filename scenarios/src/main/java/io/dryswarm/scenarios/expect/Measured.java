package io.dryswarm.scenarios.expect;

import io.dryswarm.models.result.RunResult;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What a run says about a metric. */
sealed interface Measured {
  /** In the metric's unit. */
  record Value(double value) implements Measured {}

  /** For {@link Unit#NAME} and {@link Unit#STATES}. */
  record Name(String name) implements Measured {}

  /** There is nothing to compare; no expectation about it holds. */
  record Missing(String why) implements Measured {}

  static Measured of(double value) {
    return new Value(value);
  }

  static Measured ofCount(long count) {
    return new Value((double) count);
  }

  /** A time that may not have come. */
  static Measured ofSeen(long ns) {
    return ns == RunResult.NOT_SEEN ? new Missing("did not happen") : new Value((double) ns);
  }

  /** States of updates; there may have been no update. */
  static Measured ofStates(List<String> states) {
    return states.isEmpty() ? new Missing("was not updated") : new Name(String.join(", ", states));
  }

  /** A share of nothing is nothing. */
  static Measured share(long part, long whole) {
    return whole == 0 ? new Missing("no requests") : new Value((double) part / whole);
  }

  /** The mean, the maximum or a quantile ({@code p99.9}) of a histogram. */
  static Measured of(Histogram histogram, String statistic) {
    if (histogram.getTotalCount() == 0) {
      return new Missing("no samples");
    }
    return switch (statistic) {
      case "mean" -> new Value(histogram.getMean());
      case "max" -> new Value((double) histogram.getMaxValue());
      default ->
        ofCount(histogram.getValueAtPercentile(Double.parseDouble(statistic.substring(1))));
    };
  }
}
