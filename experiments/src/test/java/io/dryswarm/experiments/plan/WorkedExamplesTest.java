package io.dryswarm.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.scenarios.Overrides;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published worked examples, as scenarios with a program that sleeps and a network that takes no time: the published value lies in the
 * interval that the plan states, and the plan's own formulas give it to all printed digits.
 */
class WorkedExamplesTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/dryswarm/experiments/plan");
  private static final double NS_PER_SECOND = 1e9;

  /**
   * Published are seconds, here scaled by the scenario's note, and a share of use: PDQ's bank model (README of DrQz/pdq-qnm-pkg), PDQ's
   * time-share model (examples/Book PPA 1998/chap2/closed1.out), exercise 16.1 of Harchol-Balter (2013).
   */
  @ParameterizedTest
  @CsvSource({
    "bank,      customers, bank_desk, 2.47572,  0.875,    5e-6",
    "timeshare, compile,   site_desk, 0.07943,  0.209445, 5e-6",
    "terminals, people,    site_desk, 0.9,      0.789474, 5e-6"
  })
  void isReproduced(
      String example,
      String users,
      String service,
      double latencyS,
      double utilisation,
      double printed)
      throws InterruptedException {
    String replicas = "stacks." + service.substring(0, 4) + ".services.desk.deploy.replicas=1";
    PlanFixture fixture = new PlanFixture(
        FOLDER.resolve(example + ".yaml"),
        Overrides.NONE,
        List.of(replicas),
        List.of(users + ".errors < 1%"));
    fixture.looks = new Looks(8, 8, 0.95);

    Plan.Answer answer = fixture.plan(2).answer();

    EstimateRow latency = row(answer, users + ".latency.mean");
    EstimateRow use = row(answer, service + ".utilisation");
    assertEquals(latencyS * NS_PER_SECOND, latency.analytic(), printed * NS_PER_SECOND);
    assertEquals(utilisation, use.analytic(), printed);
    assertHolds(latency.simulated().orElseThrow(), latencyS * NS_PER_SECOND);
    assertHolds(use.simulated().orElseThrow(), utilisation);
  }

  private static EstimateRow row(Plan.Answer answer, String name) {
    return answer.estimates().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The interval holds the published value, and is narrow enough to say something: 12 % to each side. */
  private static void assertHolds(Interval interval, double published) {
    assertTrue(interval.contains(published), published + " is not in " + interval);
    assertTrue(interval.relativePrecision() < 0.12, interval::toString);
  }
}
