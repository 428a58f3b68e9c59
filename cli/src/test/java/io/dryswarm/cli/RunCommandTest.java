package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.core.Time;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.cluster.ClusterSimulation;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.reports.csv.CsvFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final TraceCode CODE = new TraceCode("test.record", "For tests.");

  @TempDir
  Path directory;

  private CommandLineHarness sim;
  private String scenario;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
    scenario = sim.path("scenario.yaml");
  }

  @Test
  void theResultAloneIsOnStdout() {
    assertEquals(0, sim.run("run", scenario));

    assertTrue(
        sim.out().startsWith("one server\nseed 42; 3 managers, 2 workers; 5 min"), sim.out());
    assertTrue(
        sim.out().endsWith("event digest   0000000000000abc\nresult digest  0000000000000003\n"),
        sim.out());
    assertEquals(
        sim.path("stack.yml") + ": warning: Ignoring unsupported options: privileged\n", sim.err());
  }

  @Test
  void aRunStoppedEarlyIsNotJudged() {
    sim.runner = (spec, options) -> Results.of(spec, 300);

    assertEquals(0, sim.run("run", scenario, "--until", "90s"));
    assertFalse(sim.out().contains("Expectations"), sim.out());
    assertTrue(sim.err().endsWith("sim: stopped early: expectations are not judged\n"), sim.err());
  }

  @Test
  void aFailedExpectationIsOne() {
    sim.runner = (spec, options) -> Results.of(spec, 300);

    assertEquals(1, sim.run("run", scenario));
    assertTrue(sim.out().contains("  FAILED  visitors.errors: < 5% (30%"), sim.out());

    assertEquals(0, sim.run("run", scenario, "--no-fail"));
    assertTrue(sim.out().contains("  FAILED  visitors.errors"), sim.out());
  }

  @Test
  void typedCommandsPrintTheirLinesAlone() {
    sim.runner = ClusterSimulation::run;

    assertEquals(
        0,
        sim.run(
            "run",
            scenario,
            "--until",
            "90s",
            "--docker",
            "echo x | docker config create motd -",
            "--docker",
            "config ls --format '{{.Name}}'",
            "--docker",
            "config rm motd nosuch"));
    assertEquals("""
        $ echo x | docker config create motd -
        *
        $ docker config ls --format '{{.Name}}'
        motd
        $ docker config rm motd nosuch
        motd
        Error response from daemon: config nosuch not found
        """, sim.out().replaceAll("\\b[0-9a-z]{25}\\b", "*"));
  }

  @Test
  void whatTheScenarioTypesIsNotPrintedWithTheLinesOfTheCommandLine() throws IOException {
    sim.runner = ClusterSimulation::run;
    sim.write("typing.yaml", """
        stacks: { s: stack.yml }
        timeline:
          - { at: 20s, docker: "node ls" }
          - { at: 35s, docker: "network ls" }
        """);

    assertEquals(
        0,
        sim.run(
            "run",
            sim.path("typing.yaml"),
            "--until",
            "60s",
            "--docker",
            "service ls --format '{{.Name}} {{.Replicas}}'"),
        sim.err());
    assertEquals("""
        $ docker service ls --format '{{.Name}} {{.Replicas}}'
        s_web 1/1
        """, sim.out());
  }

  @Test
  void aRunThatStopsBeforeTheCommandsIsAMistake() {
    assertEquals(3, sim.run("run", scenario, "--docker", "service ls", "--until", "5s"));
    assertEquals("", sim.out());
    assertTrue(
        sim.err().contains("--docker: commands are typed at 35.0 s, the run stops at 5.00 s\n"),
        sim.err());
  }

  @Test
  void commandsNeedNoScenario() {
    sim.runner = ClusterSimulation::run;

    assertEquals(
        0, sim.run("run", "--docker", "node ls --format '{{.Hostname}} {{.Status}}'"), sim.err());
    assertEquals("""
        $ docker node ls --format '{{.Hostname}} {{.Status}}'
        manager-1 Ready
        manager-2 Ready
        manager-3 Ready
        worker-1 Ready
        worker-2 Ready
        """, sim.out());
  }

  @Test
  void aCommandThatDockerDoesNotKnowIsAMistake() {
    assertEquals(2, sim.run("run", scenario, "--docker", "service lss"));
    assertTrue(
        sim.err()
            .startsWith(
                "sim run: Invalid value for option '--docker' (LINE): 'service lss': docker: unknown command: docker service lss\n"),
        sim.err());
  }

  @Test
  void quietLeavesVerdictsAndDigests() {
    assertEquals(0, sim.run("run", "-q", scenario));

    assertTrue(sim.out().startsWith("Expectations\n  ok "), sim.out());
    assertEquals("", sim.err());
  }

  @Test
  void jsonIsJsonWhateverStandsOnStderr() throws IOException {
    assertEquals(0, sim.run("run", scenario, "--format", "json"));

    JsonNode report = new ObjectMapper().readTree(sim.out());
    assertEquals(42, report.at("/run/seed").asInt());
    assertEquals(0.003, report.at("/verdicts/0/value").asDouble());
    assertEquals("share", report.at("/verdicts/0/unit").asText());
    assertFalse(sim.err().isEmpty());
  }

  @Test
  void optionsReachTheRun() {
    AtomicReference<RunSpec> ran = new AtomicReference<>();
    sim.runner = (spec, options) -> {
      ran.set(spec);
      assertEquals(90 * Time.SECOND, options.untilNs());
      return Results.of(spec, 0);
    };

    sim.run(
        "run",
        scenario,
        "--seed",
        "7",
        "--duration",
        "4m",
        "--until",
        "90s",
        "--set",
        "cluster.workers=4");

    assertEquals(7, ran.get().run().seed());
    assertEquals(4 * Time.MINUTE, ran.get().durationNs());
    assertEquals(7, ran.get().nodes().size());
  }

  @Test
  void theEnvironmentStandsForOptionsAndOptionsWin() {
    sim.environment.put("SIM_SEED", "9");

    sim.run("run", scenario);
    assertTrue(sim.out().contains("\nseed 9;"), sim.out());

    sim.run("run", scenario, "--seed", "7");
    assertTrue(sim.out().contains("\nseed 7;"), sim.out());
  }

  @Test
  void aFaultOfTheSimulatorIsFourWithoutStackTrace() {
    sim.runner = (spec, options) -> {
      throw fault(spec.run());
    };

    assertEquals(4, sim.run("run", scenario));
    assertEquals("", sim.out());
    assertTrue(sim.err().contains("two leaders in term 7"), sim.err());
    assertTrue(sim.err().contains("replay: sim run " + scenario + " --seed 42 --until 12403ms"));
    assertFalse(sim.err().contains("\tat "), sim.err());

    assertEquals(4, sim.run("run", scenario, "--debug"));
    assertTrue(sim.err().contains("\tat io.dryswarm.cli."), sim.err());
  }

  @Test
  void whateverIsThrownIsFourAndOneMessage() {
    for (Throwable thrown : List.of(
        new OutOfMemoryError("heap"),
        new StackOverflowError(),
        new ArithmeticException("/ by 0"))) {
      sim.runner = (spec, options) -> {
        throw RunCommandTest.<RuntimeException>sneaky(thrown);
      };

      assertEquals(4, sim.run("run", scenario));
      assertFalse(sim.err().contains("\tat "), sim.err());
    }
  }

  @Test
  void aReaderThatHasGoneIsNoError() {
    OutputStream gone = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };

    assertEquals(0, sim.runInto(gone, "run", "-q", scenario));
    assertEquals("", sim.err());
  }

  @Test
  void aFullDiskIsAnError() {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };

    assertEquals(2, sim.runInto(full, "run", "-q", scenario));
    assertEquals("sim: cannot write the result: No space left on device\n", sim.err());
  }

  @Test
  void filesAppearTogether() throws IOException {
    sim.runner = (spec, options) -> {
      options.sinks().get(0).record(5, CODE, 1, 2, 3, "words");
      return Results.of(spec, 0);
    };

    assertEquals(0, sim.run("run", scenario, "--out", sim.path("out"), "--trace"));

    List<String> expected = new ArrayList<>(List.of(
        ".dryswarm", "latency.hlog", "report.html", "report.json", "trace.json", "trace.jsonl"));
    CsvFiles.ALL.forEach(section -> expected.add(CsvFiles.name(section)));
    assertEquals(expected.stream().sorted().toList(), names("out"));
    assertEquals(
        "{\"timeNs\":5,\"code\":\"test.record\",\"entity\":1,\"a\":2,\"b\":3,\"text\":\"words\"}\n",
        Files.readString(directory.resolve("out/trace.jsonl")));
    assertNotNull(new ObjectMapper()
        .readTree(directory.resolve("out/report.json").toFile())
        .get("verdicts"));
  }

  @Test
  void aFaultLeavesNoFileButTheTrace() throws IOException {
    sim.runner = (spec, options) -> {
      options.sinks().get(0).record(5, CODE, -1, 0, 0, "");
      throw fault(spec.run());
    };

    assertEquals(4, sim.run("run", scenario, "--out", sim.path("out"), "--trace"));

    assertEquals(List.of("out.partial-trace.jsonl", "scenario.yaml", "stack.yml"), names(""));
    assertTrue(sim.err().contains("the trace so far is in "), sim.err());
  }

  @Test
  void aDirectoryOfOthersIsRefusedBeforeAnythingRuns() throws IOException {
    Files.createDirectory(directory.resolve("out"));
    Files.writeString(directory.resolve("out/thesis.txt"), "years of work");
    sim.runner = (spec, options) -> {
      throw new AssertionError("must not run");
    };

    assertEquals(2, sim.run("run", scenario, "--out", sim.path("out")));
    assertTrue(sim.err().contains("add --force"), sim.err());
    assertEquals(List.of("thesis.txt"), names("out"));
  }

  @Test
  void aTraceWithoutDirectoryGoesToStderr() {
    sim.runner = (spec, options) -> {
      options.sinks().get(0).record(5, CODE, -1, 0, 0, "");
      return Results.of(spec, 0);
    };

    assertEquals(0, sim.run("run", "-q", scenario, "--trace"));
    assertEquals("{\"timeNs\":5,\"code\":\"test.record\",\"a\":0,\"b\":0}\n", sim.err());
  }

  @Test
  void colourFollowsTheConventions() {
    sim.run("run", scenario);
    assertFalse(sim.out().contains("\u001B["), "not a terminal");

    sim.terminals = "12";
    sim.run("run", scenario);
    assertTrue(sim.out().contains("\u001B["), "a terminal");

    sim.environment.put("NO_COLOR", "1");
    sim.run("run", scenario);
    assertFalse(sim.out().contains("\u001B["), "NO_COLOR");

    sim.run("run", scenario, "--color", "always");
    assertTrue(sim.out().contains("\u001B["), "the option wins");
  }

  private static SimulationFault fault(RunIdentity run) {
    return new SimulationFault(
        "two leaders in term 7",
        new SimulationFault.Where(run, 12_402 * Time.MILLISECOND, 81_377, "raft.deliver -> 3"),
        null);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable any) throws T {
    throw (T) any;
  }

  private List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
