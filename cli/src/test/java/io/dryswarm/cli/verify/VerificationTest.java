package io.dryswarm.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.dryswarm.cli.Runner;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  private static final int EVENTS = 3 * Checkpoints.EVERY + 77;

  private final List<Integer> eventsOfRuns = new ArrayList<>();

  @Test
  void equalRunsAreRunTwiceOnly() {
    Outcome outcome = verify((run, number) -> 0, run -> EVENTS);

    assertEquals(EVENTS, assertInstanceOf(Outcome.Equal.class, outcome).result().events());
    assertEquals(2, eventsOfRuns.size());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1,
        2,
        500,
        Checkpoints.EVERY - 1,
        Checkpoints.EVERY,
        Checkpoints.EVERY + 1,
        2 * Checkpoints.EVERY,
        3 * Checkpoints.EVERY + 1,
        EVENTS
      })
  void theFirstDifferentEventIsNamed(int k) {
    Outcome outcome = verify((run, number) -> run % 2 == 1 && number >= k ? 99 : 7, run -> EVENTS);

    assertEquals(
        "first difference: event " + k + "\n"
            + "  first run   " + Time.clock(k * Time.MILLISECOND)
            + "  test.tick -> 3, argument 7 (" + k + "000000 ns)\n"
            + "  second run  " + Time.clock(k * Time.MILLISECOND)
            + "  test.tick -> 3, argument 99 (" + k + "000000 ns)\n",
        assertInstanceOf(Outcome.Different.class, outcome).text());
    assertEquals(4, eventsOfRuns.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {EVENTS - 1, 2 * Checkpoints.EVERY})
  void aRunThatEndsEarlyIsDifferentThere(int events) {
    Outcome outcome = verify((run, number) -> 0, run -> run % 2 == 1 ? events : EVENTS);

    Outcome.FirstEvent first = assertInstanceOf(Outcome.FirstEvent.class, outcome);
    assertEquals(events + 1, first.number());
    assertEquals("second run  had ended", first.text().lines().toList().get(2).strip());
  }

  @Test
  void aDifferenceThatDoesNotComeBackIsSaidToBeRare() {
    Outcome outcome = verify((run, number) -> run == 1 && number >= 5_000 ? 1 : 0, run -> EVENTS);

    assertEquals(
        Checkpoints.EVERY, assertInstanceOf(Outcome.NotAgain.class, outcome).equalUpTo());
  }

  @Test
  void equalEventsWithDifferentResultsAreNotEqual() {
    Runner ticks = runner((run, number) -> 0, run -> EVENTS);

    Outcome outcome = new Verification(
            (spec, options) -> {
              RunResult result = ticks.run(spec, options);
              return result(result.events(), result.eventDigest(), eventsOfRuns.size());
            },
            spec(),
            now -> {})
        .run();

    assertEquals(
        "all " + EVENTS + " events are equal, but the results are not\n",
        assertInstanceOf(Outcome.ResultsOnly.class, outcome).text());
  }

  private interface Argument {
    int of(int run, int number);
  }

  private interface Length {
    int of(int run);
  }

  private Outcome verify(Argument argument, Length length) {
    return new Verification(runner(argument, length), spec(), now -> {}).run();
  }

  /** A real simulation whose events differ from run to run as told. */
  private Runner runner(Argument argument, Length length) {
    return (spec, options) -> {
      int run = eventsOfRuns.size();
      Simulation sim = new Simulation(RunIdentity.of("ticks", 1));
      sim.observe(options.observer());
      SlotEvent tick = sim.define("test.tick", (target, arg) -> {});
      int events = length.of(run);
      for (int number = 1; number <= events; number++) {
        sim.at(number * Time.MILLISECOND, tick, 3, argument.of(run, number));
      }
      sim.runUntil(Time.HOUR);
      eventsOfRuns.add(events);
      return result(events, sim.digest(), 0);
    };
  }

  private static RunResult result(long events, long eventDigest, long resultDigest) {
    return new RunResult(
        RunIdentity.of("ticks", 1),
        Time.HOUR,
        1,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ControlPlaneResult(0, 0, 0, new Histogram(3)),
        List.of(),
        events,
        eventDigest,
        resultDigest);
  }

  private static RunSpec spec() {
    Constant nothing = new Constant(0);
    return new RunSpec(
        RunIdentity.of("ticks", 1),
        Time.HOUR,
        0,
        List.of(),
        new UnderlaySpec(nothing, 1),
        new RunSpec.MachineSpec(nothing, nothing, nothing, nothing),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }
}
