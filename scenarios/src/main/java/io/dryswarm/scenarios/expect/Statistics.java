package io.dryswarm.scenarios.expect;

import java.util.List;
import java.util.regex.Pattern;

/** The statistics of a latency: {@code mean}, {@code max} and the quantiles. */
final class Statistics {
  /** Those that lists and suggestions show. */
  static final List<String> LISTED = List.of("p50", "p90", "p99", "p99.9", "max", "mean");

  private static final Pattern QUANTILE = Pattern.compile("p(100|[0-9]{1,2}(\\.[0-9]{1,4})?)");

  private Statistics() {}

  static boolean isOne(String word) {
    return LISTED.contains(word) || QUANTILE.matcher(word).matches();
  }
}
