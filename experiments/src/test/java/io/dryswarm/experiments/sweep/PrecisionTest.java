package io.dryswarm.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.statistics.PrecisionRule;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that end when their means are precise, and sweeps over parts of runs. */
class PrecisionTest {
  @TempDir
  Path directory;

  @BeforeEach
  void writeScenario() throws IOException {
    Files.writeString(directory.resolve("stack.yml"), """
        services:
          web: { image: nginx, ports: [ "80:80" ] }
        """);
    Files.writeString(directory.resolve("small.yaml"), """
        duration: 40s
        warmup: 10s
        cluster: { managers: 1, workers: 1 }
        stacks: { s: stack.yml }
        users: { people: { target: "http://:80/", arrivals: { poisson: 5/s } } }
        """);
  }

  private Experiment experiment(SteadyState steady, String arrivals) {
    return new Experiment(
        new ScenarioLoader(Map.of(), InputStream.nullInputStream()),
        directory.resolve("small.yaml"),
        Overrides.NONE,
        new Grid(List.of(Axis.parse("users.people.arrivals=" + arrivals))),
        List.of(steady.isUsed() ? "people.latency.mean" : "people.requests"),
        ClusterSimulation::run,
        steady);
  }

  private static TrialTable run(Experiment experiment, PrecisionRule rule, int threads)
      throws InterruptedException {
    return new Sweep(experiment, rule, new Workers(threads)).run((done, ran, all) -> {});
  }

  /** Steady arrivals are equally many in every run; random ones are not, and stop at the most that may be run. */
  @Test
  void aCellThatIsPreciseEnds() throws InterruptedException {
    Experiment experiment = experiment(SteadyState.WHOLE_RUN, "{steady: 5/s},{poisson: 5/s}");
    PrecisionRule rule = new PrecisionRule(0.001, 0.95, 3, 8);

    TrialTable table = run(experiment, rule, 1);

    assertEquals(3, table.of(experiment.cells().get(0)).size());
    assertEquals(8, table.of(experiment.cells().get(1)).size());
    assertEquals(table.all(), run(experiment, rule, 4).all(), "threads do not show");
  }

  @Test
  void aWiderWishNeedsFewerRuns() throws InterruptedException {
    Experiment experiment = experiment(SteadyState.WHOLE_RUN, "{poisson: 5/s}");

    int few = run(experiment, new PrecisionRule(0.2, 0.95, 2, 50), 2).size();
    int many = run(experiment, new PrecisionRule(0.03, 0.95, 2, 50), 2).size();

    assertTrue(few < many && many < 50, few + " and " + many);
  }

  /** One run in four parts: four values of one seed. */
  @Test
  void batchesStandForReplications() throws InterruptedException {
    SteadyState steady = new SteadyState(SteadyState.WarmUp.FIXED, 1_000_000_000L, 4);
    Experiment experiment = experiment(steady, "{poisson: 5/s}");
    TrialTable runs = new Sweep(experiment, 1, new Workers(1)).run((done, ran, all) -> {});

    TrialTable batches = new Batches(steady, 1, runs).table();

    assertEquals(1, runs.size());
    assertEquals(4, batches.size());
    assertEquals(1, batches.all().stream().map(TrialResult::seed).distinct().count());
    assertEquals(4, batches.sample(experiment.cells().get(0), 0).count());
  }
}
