package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sim sweep} and {@code sim compare} at the command line; what they compute is tested where it is computed. */
class ExperimentCommandsTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void makeHarness() throws IOException {
    sim = new CommandLineHarness(directory);
  }

  @Test
  void aSweepIsATableOfItsCells() {
    int code = sim.run(
        "sweep",
        sim.path("scenario.yaml"),
        "--vary",
        "cluster.workers=2,3",
        "--replications",
        "2",
        "--metric",
        "visitors.requests,visitors.errors");

    assertEquals(ExitCode.OK, code, sim::err);
    assertTrue(
        sim.out().startsWith("  cluster.workers  visitors.requests  visitors.errors\n"), sim::out);
    assertEquals(3, sim.out().lines().count());
  }

  @Test
  void aSweepKeepsItsRuns() throws IOException {
    Path out = directory.resolve("out");
    String[] sweep = {
      "sweep",
      sim.path("scenario.yaml"),
      "--vary",
      "cluster.workers=2,3",
      "--replications",
      "1",
      "--out",
      out.toString(),
      "--metric",
      "visitors.requests"
    };

    assertEquals(ExitCode.OK, sim.run(sweep), sim::err);

    assertEquals(3, Files.readAllLines(out.resolve("runs.csv")).size());
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"schemaVersion\" : 1"));
    sweep[sweep.length - 1] = "visitors.ok";
    assertEquals(ExitCode.USAGE, sim.run(sweep));
    assertTrue(sim.err().contains("is of another sweep"), sim::err);
  }

  /** The fake runs are all equal, and so precise at once. */
  @Test
  void aPreciseSweepEnds() throws IOException {
    Path out = directory.resolve("precise");
    int code = sim.run(
        "sweep",
        sim.path("scenario.yaml"),
        "--vary",
        "cluster.workers=2,3",
        "--replications",
        "3",
        "--precision",
        "5%",
        "--metric",
        "visitors.requests",
        "--statistic",
        "median",
        "--out",
        out.toString());

    assertEquals(ExitCode.OK, code, sim::err);
    assertEquals(7, Files.readAllLines(out.resolve("runs.csv")).size());
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"p50\""));
    assertTrue(!sim.err().contains("precise"), sim::err);
  }

  @Test
  void aComparisonNamesItsBase() {
    int code = sim.run(
        "compare",
        sim.path("scenario.yaml"),
        "--vary",
        "cluster.workers=2,3",
        "--replications",
        "3",
        "--metric",
        "visitors.requests",
        "--fail-on-worse");

    assertEquals(ExitCode.OK, code, sim::err);
    assertTrue(sim.out().startsWith("base: 2; intervals and findings at 95 %"), sim::out);
    assertTrue(sim.out().contains("no evidence"), sim::out);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --vary cluster.workers                        | 2 | "cluster.workers" is no axis, expected PATH=VALUE
      --vary cluster.workers=2,3 --replications 0   | 2 | --replications: expected 1 or more
      --vary cluster.workers=2,3 --replications 1   | 2 | --replications: expected 2 or more
      --vary cluster.workers=2                      | 2 | expected at least two values to compare
      --vary cluster.workers=2,3 --confidence 95    | 2 | --confidence: expected above 0 and below 1
      --vary cluster.worker=2,3                     | 3 | did you mean "workers"?
      --vary cluster.workers=2,x                    | 3 | --vary cluster.workers=x: error: cluster.workers: found "x"
      --vary cluster.workers=2,3 --set users.visitors.arrivals=x | 3 | --set users.visitors.arrivals=x: error: users.visitors.arrivals: found "x"
      --vary cluster.workers=2,3 --precision 5      | 2 | --precision: found "5", expected a percentage
      --vary cluster.workers=2,3 --precision 5% --max-replications 9 | 2 | --max-replications: expected at least --replications, which is 10
      --vary cluster.workers=2,3 --batches 20 --replications 2 | 2 | --batches cuts one long run
      --vary cluster.workers=2,3 --batches 20 --precision 5% | 2 | expected one of them
      --vary cluster.workers=2,3 --warm-up soon     | 2 | expected mser5 or a duration
      --vary cluster.workers=2,3 --warm-up 10s --metric visitors.ok | 3 | "visitors.ok" belongs to the whole run
      --vary cluster.workers=2,3 --metric visitor.ok | 3 | did you mean "visitors.ok"?
      --vary cluster.workers=2,3 --warm-up 10m      | 3 | --warm-up: found "10m", expected less than the
      --vary duration=5m,2m --warm-up 3m            | 3 | in which visitors come
      --vary cluster.workers=2,3 --batches 1        | 2 | --batches: expected 2 to 10000
      --vary cluster.workers=2,3 --max-replications 20 | 2 | expected --precision, too
      --vary cluster.workers=1..99999999999999999   | 2 | "1..99999999999999999" is no range
      --vary cluster.workers=1..5:-1                | 2 | "1..5:-1" is no range
      --vary duration=1m,2m --duration 3m           | 2 | --vary duration and --duration say the same setting twice
      --vary seed=1,2 --seed 3                      | 2 | --vary seed and --seed say the same setting twice
      --vary cluster.engine=20.10,28 --engine 28    | 2 | --vary cluster.engine and --engine say the same setting twice
      --vary cluster.workers=2,3 --set cluster.workers=4 | 2 | --vary cluster.workers and --set cluster.workers say
      --vary cluster.workers=2,3 --set cluster.workers.count=4 | 2 | --vary cluster.workers and --set cluster.workers.count say
      --vary cluster.workers.count=2,3 --set cluster.workers=4 | 2 | --vary cluster.workers.count and --set cluster.workers say
      """)
  void mistakesAreNamed(String options, int code, String message) {
    String[] arguments = ("compare " + sim.path("scenario.yaml") + " " + options).split(" ");

    assertEquals(code, sim.run(arguments), sim::err);
    assertTrue(sim.err().contains(message), sim::err);
    assertEquals("", sim.out());
  }

  @Test
  void aFolderThatNoSweepMadeIsLeftAlone() throws IOException {
    Path mine = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(mine.resolve("runs.csv"), "my own");
    String[] sweep = {
      "sweep", sim.path("scenario.yaml"), "--replications", "1", "--out", mine.toString()
    };

    assertEquals(ExitCode.USAGE, sim.run(sweep));

    assertTrue(
        sim.err()
            .endsWith(
                "sim: " + mine + ": holds files that no sweep wrote; choose another directory\n"),
        sim::err);
    assertEquals("my own", Files.readString(mine.resolve("runs.csv")));
    try (var files = Files.list(mine)) {
      assertEquals(1, files.count());
    }
    Files.delete(mine.resolve("runs.csv"));
    assertEquals(ExitCode.OK, sim.run(sweep), sim::err);
  }

  @Test
  void equalValuesAreNotCompared() {
    assertEquals(
        ExitCode.USAGE,
        sim.run("compare", sim.path("scenario.yaml"), "--vary", "cluster.workers=3,3"));
    assertTrue(
        sim.err()
            .startsWith(
                "sim compare: --vary: cluster.workers gets the value 3 twice, expected different values\n"),
        sim::err);
  }
}
