package io.dryswarm.experiments.steady;

import io.dryswarm.experiments.statistics.Mser5;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.UserSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which part of a run counts.
 *
 * @param warmUp  what is left out at the start of each group of users
 * @param cutNs   how much of it, if the cut is fixed
 * @param batches parts of equal numbers of requests into which the rest is cut; 1 = none
 */
public record SteadyState(WarmUp warmUp, long cutNs, int batches) {
  /** How the end of the warm-up is found. */
  public enum WarmUp {
    NONE,
    FIXED,
    MSER5
  }

  /** The whole run counts, as its report says it. */
  public static final SteadyState WHOLE_RUN = new SteadyState(WarmUp.NONE, 0, 1);

  private static final int LEAST_SERIES = 20;

  /** Whether anything is different from the report of the run. */
  public boolean isUsed() {
    return warmUp != WarmUp.NONE || batches > 1;
  }

  /**
   * The values of a run.
   *
   * @param values    one per metric and batch: all batches of the first metric, then those of the second
   * @param unsettled groups of users whose latencies had not settled in the first half
   */
  public record Measured(List<OptionalDouble> values, int unsettled) {}

  /** Takes some numbers of a run. */
  public Measured measure(List<SeriesMetric> metrics, RequestSeries series, RunSpec spec) {
    List<OptionalDouble> values = new ArrayList<>();
    List<String> unsettled = new ArrayList<>();
    for (SeriesMetric metric : metrics) {
      List<RequestSeries.Request> all = series.of(metric.users());
      List<RequestSeries.Request> rest = switch (warmUp) {
        case NONE -> all;
        case FIXED -> after(all, startNs(spec, metric.users()) + cutNs);
        case MSER5 -> settled(all, metric.users(), unsettled);
      };
      for (int batch = 0; batch < batches; batch++) {
        int from = (int) ((long) rest.size() * batch / batches);
        int to = (int) ((long) rest.size() * (batch + 1) / batches);
        values.add(metric.value(rest.subList(from, to)));
      }
    }
    return new Measured(values, (int) unsettled.stream().distinct().count());
  }

  private static long startNs(RunSpec spec, String users) {
    return spec.users().stream()
        .filter(group -> group.name().equals(users))
        .mapToLong(UserSpec::startNs)
        .findFirst()
        .orElse(0);
  }

  private static List<RequestSeries.Request> after(List<RequestSeries.Request> all, long fromNs) {
    return all.stream().filter(request -> request.arrivedNs() >= fromNs).toList();
  }

  /** Failures say nothing of how long an answer takes: the series of the good ones decides. */
  private static List<RequestSeries.Request> settled(
      List<RequestSeries.Request> all, String users, List<String> unsettled) {
    List<RequestSeries.Request> good =
        all.stream().filter(request -> !request.failed()).toList();
    if (good.size() < LEAST_SERIES) {
      unsettled.add(users);
      return all;
    }
    Mser5.Cut cut =
        Mser5.cut(good.stream().mapToDouble(RequestSeries.Request::latencyNs).toArray());
    if (!cut.settled()) {
      unsettled.add(users);
    }
    return after(all, good.get(cut.cut()).arrivedNs());
  }
}
