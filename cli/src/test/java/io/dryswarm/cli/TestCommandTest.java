package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.SimulationFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sim test} at the command line; what it finds out is tested where it does so. */
class TestCommandTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void makeHarness() throws IOException {
    sim = new CommandLineHarness(directory);
  }

  private int test(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = directory.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return sim.run(arguments);
  }

  @Test
  void aFolderOfScenariosThatHold() {
    assertEquals(ExitCode.OK, test(), sim::err);
    assertEquals(
        "ok      " + sim.path("scenario.yaml") + "  1 of 1\n\n"
            + "1 scenario: 1 passed; 1 of 1 checks hold\n",
        sim.out());
    assertEquals("", sim.err());
  }

  @Test
  void anExpectationThatFailsExitsWithOneAndSaysWhereAndHowAgain() {
    sim.runner = (spec, options) -> Results.of(spec, 90);

    assertEquals(ExitCode.FAILED, test());
    String file = sim.path("scenario.yaml");
    assertTrue(sim.out().contains("FAILED " + file + ":9:20: visitors.errors: < 5%\n"), sim.out());
    assertTrue(sim.out().contains("9%, margin -80.0 %"), sim.out());
    assertTrue(sim.out().contains("repeat: sim run " + file + " --seed 42"), sim.out());
    assertEquals(ExitCode.OK, test("--no-fail"));
  }

  @Test
  void theWorstOutcomeIsTheExitCode() throws IOException {
    sim.write("broken.yaml", "duration: soon\n");
    sim.runner = (spec, options) -> Results.of(spec, 90);
    assertEquals(ExitCode.INPUT, test());
    assertTrue(sim.out().contains("INVALID "), sim.out());
    assertTrue(sim.out().contains("FAILED  "), sim.out());
    assertTrue(sim.out().contains("1 failed, 1 invalid"), sim.out());

    sim.runner = (spec, options) -> {
      throw new SimulationFault(
          "two leaders", new SimulationFault.Where(RunIdentity.of("x", 1), 0, 0, "assembly"), null);
    };
    assertEquals(ExitCode.FAULT, test("--no-fail"));
  }

  @Test
  void ciSystemsGetTheirFiles() throws IOException {
    sim.runner = (spec, options) -> Results.of(spec, 90);
    Path xml = directory.resolve("out/sim.xml");
    Path summary = Files.writeString(directory.resolve("summary.md"), "before\n");
    sim.environment.put("GITHUB_ACTIONS", "true");
    sim.environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    assertEquals(ExitCode.FAILED, test("--junit", xml.toString()));

    assertTrue(Files.readString(xml).contains("<failure message=\"9%, margin -80.0 %\""));
    assertTrue(Files.readString(summary).startsWith("before\n### sim test\n"));
    assertTrue(sim.out().contains("\n::error file="), sim.out());
    test("--format", "json");
    assertTrue(sim.out().startsWith("{"), "no workflow command beside JSON: " + sim.out());
    test("--annotations", "none");
    assertTrue(!sim.out().contains("::error"), sim.out());
  }

  /** What has been found out is not lost with the file. */
  @Test
  void resultsArePrintedEvenIfTheirFileCannotBeWritten() {
    int code = test("--junit", sim.path("scenario.yaml") + "/sim.xml");

    assertEquals(ExitCode.USAGE, code, sim::err);
    assertTrue(sim.out().contains("1 of 1 checks hold"), sim::out);
    assertTrue(sim.err().contains("cannot write the result"), sim::err);
  }

  @Test
  void aBaselineIsMadeThenHeld() throws IOException {
    Path baseline = directory.resolve("baseline.txt");
    String file = baseline.toString();
    assertEquals(
        ExitCode.OK,
        test("--baseline", file, "--update-baseline", "--replications", "6", "--tolerance", "10%"));
    assertTrue(
        Files.readString(baseline)
            .contains("\nscenario  scenario.yaml\nseeds  42..47\n"
                + "visitors.errors  10%  0.003 0.003 0.003 0.003 0.003 0.003\n"),
        Files.readString(baseline));

    assertEquals(ExitCode.OK, test("--baseline", file), sim::err);
    assertTrue(sim.out().contains("4 of 4"), sim.out());
    sim.runner = (spec, options) -> Results.of(spec, 4);
    assertEquals(ExitCode.FAILED, test("--baseline", file));
    assertTrue(
        sim.out()
            .contains("visitors.errors: not worse than its baseline by more than 10 %\n"
                + "            worse: 0.4% instead of 0.3%"),
        sim.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --update-baseline             | 2 | --update-baseline: expected --baseline FILE, too
      --baseline b --seed 7         | 2 | expected one of --seed and --baseline
      --baseline b                  | 3 | b: error: no such file; make it with --update-baseline
      --threads 0                   | 2 | --threads: expected 1 or more
      --confidence 95               | 2 | --confidence: expected above 0 and below 1
      --baseline b --update-baseline --tolerance five | 2 | --tolerance: expected a percentage, such as 0.5%
      --baseline b --tolerance 3%   | 2 | expected --update-baseline, too
      --annotations gitlab          | 2 | --annotations
      """)
  void mistakesAreNamed(String options, int code, String message) {
    assertEquals(code, test(options.split(" ")), sim::err);
    assertTrue(sim.err().contains(message), sim::err);
    assertEquals("", sim.out());
  }

  @Test
  void aFolderWithoutScenariosIsAnInputError() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertEquals(ExitCode.INPUT, sim.run("test", empty.toString()));
    assertTrue(sim.err().contains("sim test: no scenario in " + empty), sim::err);
  }
}
