package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final long HOUR = Time.HOUR;

  private static Arrivals of(ArrivalSpec spec, long startNs) {
    RandomStreams streams = new RandomStreams(8);
    return Arrivals.of(spec, startNs, streams.stream("gaps", 0), streams.stream("rates", 0));
  }

  /** All arrivals until then. */
  private static List<Long> until(ArrivalSpec spec, long startNs, long endNs) {
    Arrivals arrivals = of(spec, startNs);
    List<Long> times = new ArrayList<>();
    for (long now = arrivals.nextNs(startNs);
        now != Arrivals.NEVER && now < endNs;
        now = arrivals.nextNs(now)) {
      times.add(now);
    }
    return times;
  }

  private static long between(List<Long> times, long fromNs, long toNs) {
    return times.stream().filter(t -> fromNs <= t && t < toNs).count();
  }

  /** Four standard deviations of a Poisson number. */
  private static void assertNumber(double expected, long found) {
    assertEquals(expected, found, 4 * StrictMath.sqrt(expected));
  }

  @Test
  void steadyArrivalsDoNotDrift() {
    List<Long> times = until(new ArrivalSpec.Steady(3), Time.SECOND, HOUR);

    assertEquals(3 * 3599 - 1, times.size());
    assertEquals(Time.SECOND + Time.SECOND / 3, times.get(0));
    assertEquals(HOUR - Time.SECOND / 3, times.get(times.size() - 1), 1);
  }

  @Test
  void stepsChangeTheRateAtTheirTimes() {
    List<Long> times = until(
        new ArrivalSpec.Steps(List.of(
            new ArrivalSpec.Steps.Step(100 * Time.SECOND, 10),
            new ArrivalSpec.Steps.Step(200 * Time.SECOND, 0),
            new ArrivalSpec.Steps.Step(300 * Time.SECOND, 50))),
        0,
        400 * Time.SECOND);

    assertEquals(0, between(times, 0, 100 * Time.SECOND));
    assertNumber(1000, between(times, 100 * Time.SECOND, 200 * Time.SECOND));
    assertEquals(0, between(times, 200 * Time.SECOND, 300 * Time.SECOND));
    assertNumber(5000, between(times, 300 * Time.SECOND, 400 * Time.SECOND));
  }

  @Test
  void nobodyComesAfterALastStepToZero() {
    ArrivalSpec steps = new ArrivalSpec.Steps(
        List.of(new ArrivalSpec.Steps.Step(0, 10), new ArrivalSpec.Steps.Step(Time.SECOND, 0)));

    assertNumber(10, until(steps, 0, HOUR).size());
  }

  /** From peak to peak: over a quarter around the peak the mean rate is 1 + 2 / pi times the swing above the mean. */
  @Test
  void aDayHasItsPeakWhereItWasPut() {
    ArrivalSpec day = new ArrivalSpec.Diurnal(10, 20, 4 * HOUR, HOUR);
    List<Long> times = until(day, 0, 40 * HOUR);

    assertNumber(10.0 * 40 * 3600, times.size());
    long atPeak = times.stream()
        .filter(t -> Math.abs(Math.floorMod(t, 4 * HOUR) - HOUR) < HOUR / 2)
        .count();
    double quarter = 10 * 3600 * (1 + 2 * StrictMath.sqrt(2) / StrictMath.PI);
    assertNumber(10 * quarter, atPeak);
  }

  /** Nine tenths of the time quiet: the mean rate is weighted by the stays. */
  @Test
  void statesHaveTheirRates() {
    ArrivalSpec bursts = new ArrivalSpec.Mmpp(List.of(
        new ArrivalSpec.Mmpp.State(1, 9.0 * Time.SECOND),
        new ArrivalSpec.Mmpp.State(100, 1.0 * Time.SECOND)));
    double[] counts = new double[200];
    List<Long> times = until(bursts, 0, 200 * 100 * Time.SECOND);
    times.forEach(t -> counts[(int) (t / (100 * Time.SECOND))]++);

    double mean = times.size() / 20_000.0;
    assertEquals(10.9, mean, 0.9);
    double variance = 0;
    for (double count : counts) {
      variance += (count - 100 * mean) * (count - 100 * mean) / counts.length;
    }
    // Index of dispersion for counts of a two-state process, in the limit of long windows:
    // 1 + 2 p (1 - p) (r1 - r2)^2 / (mean (s1 + s2)), s the rates of leaving: 1/9 and 1.
    double dispersion = 1 + 2 * 0.9 * 0.1 * 99 * 99 / (10.9 * (1 + 1 / 9.0));
    assertEquals(dispersion, variance / (100 * mean), 0.35 * dispersion);
  }

  @Test
  void aRecordingIsPlayedFromTheStart() {
    ArrivalSpec replay = new ArrivalSpec.Replay(new long[] {0, 5, 5, 9});

    assertEquals(List.of(100L, 105L, 105L, 109L), until(replay, 100, 1000));
  }
}
