package io.dryswarm.scenarios.expect;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlScalar;
import io.dryswarm.models.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers that runs of a scenario yield, by the names that expectations use. */
public final class Metrics {
  private final Subjects subjects;
  private final MetricResolver resolver;

  public Metrics(Subjects subjects) {
    this.subjects = subjects;
    this.resolver = new MetricResolver(subjects);
  }

  /** Names of all numbers, quantiles as far as they are listed. */
  public List<String> names() {
    return resolver.names().stream().filter(name -> unit(name).isPresent()).toList();
  }

  /** The tail of a message about a name that no number has: {@code ; did you mean "voters.latency.p99"?}, or why there is none. */
  public String tail(String wrong) {
    return NearMetric.tail(wrong, names());
  }

  /** What a number counts in; nothing if there is no number of this name. */
  public Optional<Unit> unit(String name) {
    return resolver.find(name).map(Metric::unit).filter(Metrics::isNumber);
  }

  /**
   * An expectation that no file has, read as if it stood in the scenario.
   *
   * @param metric    {@code voters.latency.p99}
   * @param condition {@code < 250ms}
   * @throws IllegalArgumentException with what was expected, if it cannot be read
   */
  public Expectation expectation(String metric, String condition) {
    Problems problems = new Problems();
    Position here = Position.ofFile(SourceFile.of("expect", ""));
    YamlMap map = new YamlMap(
        here,
        List.of(
            new YamlMap.Entry(YamlScalar.text(here, metric), YamlScalar.text(here, condition))));
    List<Expectation> read = new ExpectReader(subjects).read(Place.root(map, problems));
    if (read.size() != 1) {
      throw new IllegalArgumentException(
          problems.sorted().stream().map(Problem::headline).findFirst().orElse("no expectation"));
    }
    return read.get(0);
  }

  private static boolean isNumber(Unit unit) {
    return unit != Unit.NAME && unit != Unit.STATES;
  }

  /**
   * The number in the terms of its unit: nanoseconds, a share 0..1, a count. Nothing if this run does not have it: no request was sent,
   * the moment never came.
   *
   * @throws IllegalArgumentException if there is no number of this name
   */
  public OptionalDouble value(String name, RunResult result) {
    Metric metric = resolver
        .find(name)
        .filter(m -> isNumber(m.unit()))
        .orElseThrow(() -> new IllegalArgumentException("no number is called " + name));
    return metric.value().apply(result) instanceof Measured.Value value
        ? OptionalDouble.of(value.value())
        : OptionalDouble.empty();
  }
}
