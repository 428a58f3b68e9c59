package io.dryswarm.experiments.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.experiments.baseline.Baseline;
import io.dryswarm.experiments.baseline.BaselineFile;
import io.dryswarm.experiments.baseline.BaselineRefused;
import io.dryswarm.experiments.golden.GoldenFiles;
import io.dryswarm.experiments.regression.ScenarioOutcome.Status;
import io.dryswarm.experiments.sweep.Simulator;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.scenarios.Overrides;
import io.dryswarm.scenarios.ScenarioLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small swarms under test, with the real simulator. */
class SuiteTest {
  private static final Sweep.Progress SILENT = (done, ran, all) -> {};
  private static final String SCENARIO = """
      seed: 42
      duration: 40s
      warmup: 10s
      cluster: { managers: 1, workers: 2 }
      stacks: { s: stack.yml }
      users: { people: { target: "http://:80/", arrivals: 5/s } }
      expect:
        people.errors: < 1%
        people.requests: %s
      """;

  @TempDir
  Path directory;

  private final ScenarioLoader loader =
      new ScenarioLoader(Map.of(), new ByteArrayInputStream(new byte[0]));

  @BeforeEach
  void writeFiles() throws IOException {
    write("stack.yml", """
        services:
          web: { image: nginx, ports: [ "80:80" ], deploy: { replicas: 2 } }
        """);
    write("good.yaml", scenario("\"> 0\""));
    write("bad.yaml", scenario("< 10"));
    write("broken.yaml", "duration: soon\n");
  }

  private static String scenario(String condition) {
    return SCENARIO.replace("%s", condition);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<Path> files() throws IOException {
    return TestFiles.of(List.of(directory), loader);
  }

  private Suite suite(Overrides overrides, Simulator simulator, boolean updateGolden) {
    return new Suite(loader, overrides, simulator, new GoldenFiles(null), updateGolden);
  }

  private List<ScenarioOutcome> run(boolean updateGolden, String... settings)
      throws IOException, InterruptedException {
    Overrides overrides = Overrides.NONE;
    for (String setting : settings) {
      overrides = overrides.with(setting);
    }
    return suite(overrides, ClusterSimulation::run, updateGolden)
        .run(files(), new Workers(2), SILENT);
  }

  @Test
  void aFolderStandsForItsScenariosWithoutStackFiles() throws IOException {
    List<String> names =
        files().stream().map(file -> file.getFileName().toString()).toList();
    assertEquals(List.of("bad.yaml", "broken.yaml", "good.yaml"), names);
    Path good = directory.resolve("good.yaml");
    assertEquals(
        List.of(good), TestFiles.of(List.of(good, directory.resolve("./good.yaml")), loader));
  }

  @Test
  void outcomesComeInOrderWhateverTheThreads() throws IOException, InterruptedException {
    List<ScenarioOutcome> outcomes = run(false);
    assertEquals(
        List.of(Status.FAILED, Status.INVALID, Status.PASSED),
        outcomes.stream().map(ScenarioOutcome::status).toList());
    assertEquals(
        outcomes,
        suite(Overrides.NONE, ClusterSimulation::run, false).run(files(), new Workers(1), SILENT));

    Check failure = outcomes.get(0).failures().get(0);
    assertEquals("people.requests: < 10", failure.name());
    assertEquals(9, failure.at().line());
    assertTrue(failure.margin() < 0);
    assertTrue(outcomes.get(0).repeat().startsWith("sim run "), outcomes.get(0)::repeat);
  }

  @Test
  void aFaultOfTheSimulatorStopsNoOtherScenario() throws IOException, InterruptedException {
    Simulator broken = (spec, options) -> {
      throw new SimulationFault(
          "two leaders", new SimulationFault.Where(RunIdentity.of("x", 1), 0, 0, "assembly"), null);
    };
    List<ScenarioOutcome> outcomes =
        suite(Overrides.NONE, broken, false).run(files(), new Workers(2), SILENT);
    assertEquals(
        List.of(Status.FAULT, Status.INVALID, Status.FAULT),
        outcomes.stream().map(ScenarioOutcome::status).toList());
    assertTrue(outcomes.get(0).trouble().contains("two leaders"));
  }

  @Test
  void whatWasApprovedIsComparedAndDifferencesAreTold() throws IOException, InterruptedException {
    run(true);
    Path golden = directory.resolve("good.golden");
    assertTrue(Files.readString(golden).contains("\ns_web.2#1  0:0"));

    assertEquals(Status.PASSED, run(false).get(2).status());
    assertEquals(3, run(false).get(2).checks().size());

    ScenarioOutcome changed = run(false, "cluster.workers.count=1").get(2);
    assertEquals(Status.FAILED, changed.status());
    String details = String.join("\n", changed.failures().get(0).details());
    assertTrue(details.contains("instead of worker-2"), details);

    ScenarioOutcome seeded = run(false, "seed=7").get(2);
    assertEquals(Status.PASSED, seeded.status());
    assertEquals(List.of(golden + " is of seed 42: not compared"), seeded.notes());
  }

  @Test
  void aGoldenFileThatIsNoneIsAnInputError() throws IOException, InterruptedException {
    write("good.golden", "nothing\n");
    assertEquals(Status.INVALID, run(false).get(2).status());
  }

  private BaselineSuite baselines(String... settings) {
    Overrides overrides = Overrides.NONE;
    for (String setting : settings) {
      overrides = overrides.with(setting);
    }
    return new BaselineSuite(
        loader,
        overrides,
        ClusterSimulation::run,
        directory.resolve("baseline.txt"),
        new Workers(2));
  }

  private static List<String> verdicts(ScenarioOutcome outcome) {
    List<String> verdicts = new ArrayList<>();
    for (Check check : outcome.checks()) {
      if (check.kind() == Check.Kind.BASELINE) {
        verdicts.add(check.name().split(":")[0] + " " + check.message().split(":")[0]);
      }
    }
    return verdicts;
  }

  @Test
  void aBaselineTellsWorseFromUnchanged()
      throws IOException, InterruptedException, BaselineRefused {
    List<Path> good = List.of(directory.resolve("good.yaml"));
    List<ScenarioOutcome> outcomes =
        suite(Overrides.NONE, ClusterSimulation::run, false).run(good, new Workers(2), SILENT);
    Baseline recorded = baselines().update(Baseline.empty(), 0.05, 5, good, outcomes, SILENT);
    Baseline baseline = BaselineFile.parse("baseline.txt", BaselineFile.text(recorded));

    ScenarioOutcome same =
        baselines().check(baseline, 0.95, good, outcomes, SILENT).get(0);
    assertEquals(Status.PASSED, same.status());
    assertEquals(
        List.of(
            "people.errors not worse",
            "people.latency.p50 not worse",
            "people.latency.p99 not worse"),
        verdicts(same));

    ScenarioOutcome slower = baselines("cluster.network={latency: 5ms}")
        .check(baseline, 0.95, good, outcomes, SILENT)
        .get(0);
    assertEquals(Status.FAILED, slower.status());
    assertTrue(verdicts(slower).contains("people.latency.p50 worse"), verdicts(slower)::toString);
    assertTrue(verdicts(slower).contains("people.errors not worse"), verdicts(slower)::toString);
  }

  @Test
  void metricsAndTolerancesOfABaselineAreKept()
      throws IOException, InterruptedException, BaselineRefused {
    List<Path> good = List.of(directory.resolve("good.yaml"));
    List<ScenarioOutcome> outcomes =
        suite(Overrides.NONE, ClusterSimulation::run, false).run(good, new Workers(2), SILENT);
    Baseline edited =
        BaselineFile.parse("b", "scenario  good.yaml\nseeds  1..2\npeople.latency.p90  12%  1 2\n");

    Baseline updated = baselines().update(edited, 0.05, 2, good, outcomes, SILENT);

    Baseline.Section section = updated.scenarios().get("good.yaml");
    assertEquals(List.of("people.latency.p90"), List.copyOf(section.metrics().keySet()));
    assertEquals(0.12, section.metrics().get("people.latency.p90").tolerance());
    assertEquals(42, section.firstSeed());
    assertFalse(section.metrics().get("people.latency.p90").values().isEmpty());
  }

  @Test
  void aBaselineMayNotNameWhatCannotBecomeWorse() throws IOException, InterruptedException {
    List<Path> good = List.of(directory.resolve("good.yaml"));
    List<ScenarioOutcome> outcomes =
        suite(Overrides.NONE, ClusterSimulation::run, false).run(good, new Workers(2), SILENT);
    assertRefused(good, outcomes, "people.requests", "people.requests can not become worse");
    assertRefused(good, outcomes, "people.latncy.p50", "did you mean \"people.latency.p50\"?");
  }

  private void assertRefused(
      List<Path> good, List<ScenarioOutcome> outcomes, String metric, String message) {
    BaselineRefused refused = assertThrows(BaselineRefused.class, () -> {
      Baseline baseline =
          BaselineFile.parse("b", "scenario  good.yaml\nseeds  1..2\n" + metric + "  5%  1 2\n");
      baselines().check(baseline, 0.95, good, outcomes, SILENT);
    });
    assertTrue(refused.getMessage().contains("baseline.txt:3:1: error: "), refused::getMessage);
    assertTrue(refused.getMessage().contains(message), refused::getMessage);
  }
}
