package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All commands tell mistakes apart in one way: 2 if the command line is wrong whatever the files say, 3 if a file is, or does not have what the
 * command line names. FILE is a scenario, STACK its stack file.
 */
class UsageOrInputTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
    Files.createDirectory(directory.resolve("folder"));
    sim.write("folder/notes.txt", "mine");
    sim.write("two.yaml", "stacks: {s: stack.yml}\n---\nseed: 3\n");
    sim.write("broken.yaml", "stacks: [\n");
    sim.write("base.txt", "scenario  scenario.yaml\nseeds  1..2\nvisitors.errors  five  1 2\n");
  }

  private int run(String line) {
    return sim.run(Arrays.stream(line.split(" "))
        .map(word -> switch (word) {
          case "EMPTY" -> "";
          case "FILE" -> sim.path("scenario.yaml");
          case "STACK" -> sim.path("stack.yml");
          default -> word.startsWith("./") ? sim.path(word.substring(2)) : word.replace('_', ' ');
        })
        .toArray(String[]::new));
  }

  private void assertRefused(int code, String line) {
    int actual = run(line);
    assertAll(
        line,
        () -> assertEquals(code, actual, sim.out() + sim.err()),
        () -> assertEquals("", sim.out()),
        () -> assertFalse(sim.err().isBlank()),
        () ->
            assertFalse(sim.err().contains("\tat ") || sim.err().contains("Exception"), sim.err()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "run EMPTY",
        "run FILE FILE",
        "run FILE --sead 3",
        "run FILE --seed x",
        "run FILE --duration soon",
        "run FILE --duration EMPTY",
        "run FILE --until soon",
        "run FILE --engine 99",
        "run FILE --set workers",
        "run FILE --set =3",
        "run FILE --set EMPTY",
        "run FILE --set cluster.workers=",
        "run FILE --set cluster.workers=[",
        "run FILE --format xml",
        "run FILE --out EMPTY",
        "run FILE --docker bogus",
        "run FILE --out ./folder",
        "explain FILE",
        "explain FILE --task EMPTY",
        "explain FILE --task a --service b",
        "explain FILE --task a --at soon",
        "verify EMPTY",
        "verify FILE --engine 99",
        "validate EMPTY",
        "validate FILE --set workers",
        "config",
        "config EMPTY",
        "init EMPTY",
        "init STACK -o EMPTY",
        "init STACK -o STACK --force",
        "sweep FILE --vary cluster.workers",
        "sweep FILE --vary cluster.workers=3,3",
        "sweep FILE --vary cluster.workers=1..3,2..4",
        "sweep FILE --vary cluster.workers=[",
        "sweep FILE --vary seed=1,2 --seed 3",
        "sweep FILE --threads 0",
        "sweep FILE --metric EMPTY",
        "sweep FILE --warm-up soon",
        "sweep FILE --replications 1 --out ./folder",
        "sweep FILE --replications 1 --out FILE",
        "compare FILE",
        "compare FILE --vary cluster.workers=3",
        "compare FILE --vary cluster.workers=3,3",
        "compare FILE --vary cluster.workers=3,3.0",
        "plan FILE",
        "plan FILE --vary cluster.workers=3,4 --goal fast",
        "plan FILE --vary cluster.workers=3,4 --goal EMPTY",
        "plan ./broken.yaml --vary cluster.workers=3,4 --goal fast",
        "plan FILE --vary cluster.workers=3,4 --price x",
        "test",
        "test EMPTY",
        "test FILE --engine 99",
        "test FILE --update-baseline",
        "test FILE --baseline EMPTY",
        "conformance",
        "conformance EMPTY",
        "conformance ./folder --parallel 0",
        "conformance ./folder --differences -1",
        "generate-completion x",
        "schema x",
        "rnu FILE"
      })
  void theCommandLineIsWrong(String line) {
    assertRefused(ExitCode.USAGE, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run ./no-such.yaml",
        "run ./folder",
        "run ./two.yaml",
        "run ./broken.yaml",
        "run FILE --set cluster.wrkers=3",
        "run FILE --set cluster.workers=many",
        "run FILE --duration 10s",
        "run FILE --docker service_ls --until 5s",
        "explain ./broken.yaml --task a",
        "verify ./no-such.yaml",
        "validate ./two.yaml",
        "config ./no-such.yaml",
        "config ./folder",
        "init ./no-such.yaml",
        "init FILE",
        "sweep FILE --vary cluster.workers=many",
        "sweep FILE --metric visitors.latncy.p99",
        "sweep FILE --warm-up 10m",
        "compare FILE --vary cluster.wrkers=3,4",
        "plan FILE --vary cluster.workers=3,4 --goal visitors.latncy.p99_<_1s",
        "plan FILE --vary cluster.workers=3,4 --goal visitors.latency.p99_<_1",
        "plan FILE --vary cluster.workers=3,4 --survive worker-9",
        "test ./folder",
        "test FILE --baseline ./no-such.txt",
        "test FILE --baseline ./folder",
        "test FILE --baseline ./base.txt",
        "conformance ./folder",
        "conformance ./no-such"
      })
  void aFileIsWrongOrDoesNotHaveWhatIsNamed(String line) {
    assertRefused(ExitCode.INPUT, line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test ./no-such.yaml", "test ./broken.yaml"})
  void aScenarioUnderTestThatIsWrongIsAResult(String line) {
    assertEquals(ExitCode.INPUT, run(line));
  }
}
