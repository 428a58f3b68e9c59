package io.dryswarm.experiments.steady;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.experiments.steady.SteadyState.WarmUp;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.FailureCause;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyStateTest {
  private static final SeriesMetric MEAN = new SeriesMetric("people", "mean");
  private static final SeriesMetric ERRORS = new SeriesMetric("people", "errors");
  private static final long FIRST_NS = 35 * Time.SECOND;

  @TempDir
  Path directory;

  private final RequestSeries series = new RequestSeries();
  private RunSpec run;

  /** Users come from 35 s on. */
  @BeforeEach
  void readScenario() throws IOException {
    Files.writeString(
        directory.resolve("stack.yml"), "services: { web: { image: nginx, ports: [\"80:80\"] } }");
    Path file = Files.writeString(
        directory.resolve("s.yaml"),
        "stacks: { s: stack.yml }\nusers: { people: { target: \"http://:80/\", arrivals: 5/s } }");
    LoadResult read =
        new ScenarioLoader(Map.of(), InputStream.nullInputStream()).load(file, Overrides.NONE);
    run = ((LoadResult.Loaded) read).run();
  }

  private void request(int second, long latencyNs, boolean failed) {
    long atNs = FIRST_NS + second * Time.SECOND;
    series.ended("people", atNs, atNs + latencyNs, failed ? FailureCause.values()[0] : null);
  }

  private List<OptionalDouble> measure(SteadyState steady, SeriesMetric... metrics) {
    return steady.measure(List.of(metrics), series, run).values();
  }

  @Test
  void aFixedCutCountsFromTheUsersStart() {
    request(0, 900, false);
    request(9, 900, true);
    request(10, 100, false);
    request(11, 200, false);

    SteadyState cut = new SteadyState(WarmUp.FIXED, 10 * Time.SECOND, 1);

    assertEquals(List.of(OptionalDouble.of(150), OptionalDouble.of(0)), measure(cut, MEAN, ERRORS));
    assertEquals(
        List.of(OptionalDouble.of(400), OptionalDouble.of(0.25)),
        measure(new SteadyState(WarmUp.NONE, 0, 1), MEAN, ERRORS));
  }

  /** The first 50 are ten times as slow. */
  @Test
  void mser5FindsTheEndOfASlowStart() {
    for (int i = 0; i < 400; i++) {
      request(i, i < 50 ? 1000 : 100 + i % 3, false);
    }

    double mean = measure(new SteadyState(WarmUp.MSER5, 0, 1), MEAN).get(0).getAsDouble();

    assertEquals(101, mean, 0.5);
  }

  @Test
  void aSeriesThatGrowsDoesNotSettle() {
    for (int i = 0; i < 400; i++) {
      request(i, 100 + i, false);
    }

    assertEquals(
        1,
        new SteadyState(WarmUp.MSER5, 0, 1)
            .measure(List.of(MEAN, ERRORS), series, run)
            .unsettled());
  }

  /** Requests may end in another order than that in which they came. */
  @Test
  void batchesFollowTheOrderOfArrival() {
    request(3, 40, false);
    request(2, 30, false);
    request(1, 20, false);
    request(0, 10, false);

    assertEquals(
        List.of(
            OptionalDouble.of(15),
            OptionalDouble.of(35),
            OptionalDouble.of(0),
            OptionalDouble.of(0)),
        measure(new SteadyState(WarmUp.NONE, 0, 2), MEAN, ERRORS));
  }

  @Test
  void quantilesAreOfTheGoodOnes() {
    for (int i = 1; i <= 100; i++) {
      request(i, i, false);
    }
    request(101, 5000, true);

    assertEquals(
        List.of(OptionalDouble.of(99), OptionalDouble.of(100), OptionalDouble.of(1.0 / 101)),
        measure(
            new SteadyState(WarmUp.NONE, 0, 1),
            new SeriesMetric("people", "p99"),
            new SeriesMetric("people", "max"),
            ERRORS));
  }

  @Test
  void onlyNumbersOfRequestsAreSeries() {
    List<String> groups = List.of("people");

    assertEquals(
        "p99.9", SeriesMetric.of("people.latency.p99.9", groups).orElseThrow().statistic());
    assertEquals(ERRORS, SeriesMetric.of("people.errors", groups).orElseThrow());
    assertTrue(SeriesMetric.of("people.requests", groups).isEmpty());
    assertTrue(SeriesMetric.of("votes.store_latency.p99", groups).isEmpty());
  }
}
