package io.dryswarm.experiments.steady;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number that can be taken of any part of a series of requests.
 *
 * @param users     group of users
 * @param statistic {@code errors}, {@code mean}, {@code max} or a quantile such as {@code p99.9} of the latency
 */
public record SeriesMetric(String users, String statistic) {
  private static final String LATENCY = ".latency.";
  private static final String ERRORS = ".errors";

  /**
   * @param metric as expectations name it, of a number that exists
   * @param groups names of groups of users
   * @return nothing if it is no number of requests
   */
  public static Optional<SeriesMetric> of(String metric, List<String> groups) {
    for (String users : groups) {
      if (metric.equals(users + ERRORS)) {
        return Optional.of(new SeriesMetric(users, "errors"));
      }
      if (metric.startsWith(users + LATENCY)) {
        return Optional.of(
            new SeriesMetric(users, metric.substring(users.length() + LATENCY.length())));
      }
    }
    return Optional.empty();
  }

  /** Its value in a part of the series; nothing where no request tells. */
  OptionalDouble value(List<RequestSeries.Request> part) {
    if (statistic.equals("errors")) {
      long failed = part.stream().filter(RequestSeries.Request::failed).count();
      return part.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) failed / part.size());
    }
    double[] latencies = part.stream()
        .filter(request -> !request.failed())
        .mapToDouble(RequestSeries.Request::latencyNs)
        .sorted()
        .toArray();
    return latencies.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(latency(latencies));
  }

  private double latency(double[] ascending) {
    return switch (statistic) {
      case "max" -> ascending[ascending.length - 1];
      case "mean" -> mean(ascending);
      default -> {
        double share = Double.parseDouble(statistic.substring(1)) / 100;
        int rank = (int) Math.ceil(share * ascending.length);
        yield ascending[Math.max(0, Math.min(ascending.length, rank) - 1)];
      }
    };
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
