package io.dryswarm.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.output.Measures;
import io.dryswarm.experiments.output.SweepFiles;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import io.dryswarm.scenarios.expect.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over a small swarm: what neither threads nor crashes may change. */
class SweepTest {
  private static final Measures MEASURES = new Measures(
      List.of("people.latency.p50", "people.requests"), List.of(Unit.DURATION, Unit.COUNT));
  private static final Sweep.Progress SILENT = (done, ran, all) -> {};

  @TempDir
  Path directory;

  private final AtomicInteger runs = new AtomicInteger();

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
        users: { people: { target: "http://:80/", arrivals: 5/s } }
        """);
  }

  private RunResult count(RunSpec spec, RunOptions options) {
    runs.incrementAndGet();
    return ClusterSimulation.run(spec, options);
  }

  private Experiment experiment() {
    return new Experiment(
        new ScenarioLoader(Map.of(), new ByteArrayInputStream(new byte[0])),
        directory.resolve("small.yaml"),
        Overrides.NONE,
        new Grid(List.of(
            Axis.parse("cluster.workers=1,2"), Axis.parse("users.people.arrivals=5/s,9/s"))),
        MEASURES.names(),
        this::count);
  }

  private Sweep sweep(int replications, int threads) {
    return new Sweep(experiment(), replications, new Workers(threads));
  }

  private String csv(TrialTable table) {
    return new SweepFiles(experiment().grid(), MEASURES, table, 0.95).csv();
  }

  @Test
  void threadsDoNotShow() throws Exception {
    String one = csv(sweep(3, 1).run(SILENT));

    assertEquals(one, csv(sweep(3, 4).run(SILENT)));
    assertEquals(13, one.lines().count());
    assertTrue(
        one.startsWith("cluster.workers,users.people.arrivals,replication,seed,result_digest,"
            + "people.latency.p50_ns,people.requests\n1,5/s,0,1,"),
        one);
  }

  @Test
  void whatIsThereIsNotRunAgain() throws Exception {
    Path out = directory.resolve("out");
    sweep(1, 2).runIn(out, "# h", SILENT);
    cutOff(out.resolve(TrialLog.NAME));
    runs.set(0);

    TrialTable table = sweep(2, 2).runIn(out, "# h", SILENT);

    assertEquals(
        4 + 1 + 1, runs.get(), "a second run each, the one that was cut off, one for the check");
    assertEquals(csv(sweep(2, 1).run(SILENT)), csv(table));
  }

  /** As a crash in the middle of a line leaves it. */
  private static void cutOff(Path log) throws IOException {
    String text = Files.readString(log);
    Files.writeString(log, text.substring(0, text.length() - 20));
  }

  @Test
  void aChangedScenarioIsNoticed() throws Exception {
    Path out = directory.resolve("out");
    sweep(1, 1).runIn(out, "# h", SILENT);
    Files.writeString(directory.resolve("small.yaml"), "seed: 7\n", StandardOpenOption.APPEND);

    assertThrows(Sweep.Changed.class, () -> sweep(2, 1).runIn(out, "# h", SILENT));
    assertThrows(TrialLog.OtherSweep.class, () -> sweep(2, 1).runIn(out, "# other", SILENT));
  }

  @Test
  void aTrialThatFailsEndsTheSweepAndKeepsTheRest() throws Exception {
    Path out = directory.resolve("out");
    Experiment failing = new Experiment(
        new ScenarioLoader(Map.of(), new ByteArrayInputStream(new byte[0])),
        directory.resolve("small.yaml"),
        Overrides.NONE,
        new Grid(List.of(Axis.parse("cluster.workers=1,2,3"))),
        MEASURES.names(),
        (spec, options) -> {
          if (runs.incrementAndGet() == 2) {
            throw new IllegalStateException("broken");
          }
          return ClusterSimulation.run(spec, options);
        });

    assertThrows(
        IllegalStateException.class,
        () -> new Sweep(failing, 1, new Workers(1)).runIn(out, "# h", SILENT));
    assertEquals(2, Files.readAllLines(out.resolve(TrialLog.NAME)).size());
    assertEquals(2, runs.get());
  }
}
