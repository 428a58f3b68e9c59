package io.dryswarm.reports.content;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The columns that describe a latency histogram; missing while it is empty. */
final class Quantiles {
  private static final long EMPTY = -1;

  private Quantiles() {}

  /** {@code p50Ms, p90Ms, p99Ms, p999Ms, maxMs}. */
  static <R> Stream<Column<R>> of(String what, Function<R, Histogram> histogram) {
    return named("", "", what, histogram);
  }

  /** As {@link #of}, with a prefix: {@code commitP50Ms}. */
  static <R> Stream<Column<R>> named(
      String prefix, String titlePrefix, String what, Function<R, Histogram> histogram) {
    return Stream.of(
        quantile(prefix, titlePrefix, "p50", "P50", 50, "Median", what, histogram),
        quantile(prefix, titlePrefix, "p90", "P90", 90, "90 % are not longer", what, histogram),
        quantile(prefix, titlePrefix, "p99", "P99", 99, "99 % are not longer", what, histogram),
        quantile(
            prefix, titlePrefix, "p999", "P99.9", 99.9, "99.9 % are not longer", what, histogram),
        quantile(prefix, titlePrefix, "max", "MAX", 100, "Longest", what, histogram));
  }

  private static <R> Column<R> quantile(
      String prefix,
      String titlePrefix,
      String name,
      String title,
      double percentile,
      String words,
      String what,
      Function<R, Histogram> histogram) {
    ToLongFunction<R> valueNs = row -> {
      Histogram latency = histogram.apply(row);
      return latency.getTotalCount() == 0 ? EMPTY : latency.getValueAtPercentile(percentile);
    };
    return Column.duration(
        camel(prefix, name) + "Ms", titlePrefix + title, words + ": " + what + ".", valueNs);
  }

  private static String camel(String prefix, String name) {
    return prefix.isEmpty()
        ? name
        : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
