package io.dryswarm.scenarios.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** The metrics of one kind of row in a result, by name; adding a metric is one line in one of the tables. */
final class MetricTable<R> {
  /** A metric of a row. */
  private record Column<R>(Unit unit, Function<R, Measured> value) {}

  private final Map<String, Column<R>> columns = new LinkedHashMap<>();
  private final Map<String, ToLongBiFunction<R, String>> counts = new LinkedHashMap<>();
  private final Map<String, Function<R, Histogram>> histograms = new LinkedHashMap<>();

  MetricTable<R> with(String name, Unit unit, Function<R, Measured> value) {
    columns.put(name, new Column<>(unit, value));
    return this;
  }

  MetricTable<R> withCount(String name, ToLongFunction<R> value) {
    return with(name, Unit.COUNT, row -> Measured.ofCount(value.applyAsLong(row)));
  }

  /** A count for each of some things, named in parentheses: {@code tasks_on(worker-2)}. Whether there is such a thing is not checked. */
  MetricTable<R> withCountAt(String name, ToLongBiFunction<R, String> value) {
    counts.put(name, value);
    return this;
  }

  /** A time that may not have come. */
  MetricTable<R> withTime(String name, ToLongFunction<R> valueNs) {
    return with(name, Unit.DURATION, row -> Measured.ofSeen(valueNs.applyAsLong(row)));
  }

  /** All statistics of a histogram of nanoseconds. */
  MetricTable<R> withHistogram(String name, Function<R, Histogram> value) {
    histograms.put(name, value);
    return this;
  }

  /** The names of all metrics, quantiles as far as they are listed. */
  List<String> names() {
    List<String> names = new ArrayList<>(columns.keySet());
    names.addAll(counts.keySet());
    for (String histogram : histograms.keySet()) {
      Statistics.LISTED.forEach(statistic -> names.add(histogram + "." + statistic));
    }
    return names;
  }

  Optional<Unit> unit(String name) {
    Column<R> column = columns.get(name);
    if (column != null) {
      return Optional.of(column.unit());
    }
    if (counts.containsKey(beforeParenthesis(name))) {
      return Optional.of(Unit.COUNT);
    }
    return isStatistic(name) ? Optional.of(Unit.DURATION) : Optional.empty();
  }

  /** A metric of a row; only for names that have a unit. */
  Measured value(String name, R row) {
    Column<R> column = columns.get(name);
    if (column != null) {
      return column.value().apply(row);
    }
    ToLongBiFunction<R, String> count = counts.get(beforeParenthesis(name));
    if (count != null) {
      String thing = name.substring(name.indexOf('(') + 1, name.length() - 1);
      return Measured.ofCount(count.applyAsLong(row, thing));
    }
    int dot = name.indexOf('.');
    Function<R, Histogram> histogram = histograms.get(name.substring(0, Math.max(0, dot)));
    if (histogram == null) {
      throw new IllegalArgumentException("no metric " + name);
    }
    return Measured.of(histogram.apply(row), name.substring(dot + 1));
  }

  /** Empty without parentheses. */
  private static String beforeParenthesis(String name) {
    return name.endsWith(")") ? name.substring(0, Math.max(0, name.indexOf('('))) : "";
  }

  private boolean isStatistic(String name) {
    int dot = name.indexOf('.');
    return dot > 0
        && histograms.containsKey(name.substring(0, dot))
        && Statistics.isOne(name.substring(dot + 1));
  }
}
