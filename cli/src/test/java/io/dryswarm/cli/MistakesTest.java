package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees who typed something wrong, or asks for help. */
class MistakesTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void setUp() throws IOException {
    sim = new CommandLineHarness(directory);
  }

  @Test
  void noArgumentsGetTheHelpOnStderr() {
    assertEquals(2, sim.run());

    assertEquals("", sim.out());
    assertTrue(sim.err().contains("Usage: sim [OPTIONS] COMMAND"), sim.err());
  }

  @Test
  void helpThatWasAskedForIsAResult() {
    assertEquals(0, sim.run("run", "--help"));

    assertEquals("", sim.err());
    assertTrue(
        sim.out().indexOf("sim run scenarios/voting.yaml") < sim.out().indexOf("--seed=N"),
        "examples come before options");
    assertTrue(sim.out().contains("130   interrupted (Ctrl-C)"), sim.out());
    assertFalse(sim.out().contains("\r"), sim.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "explain",
        "verify",
        "validate",
        "config",
        "init",
        "sweep",
        "compare",
        "plan",
        "test",
        "conformance"
      })
  void examplesCanBeCopiedFromANarrowTerminal(String command) {
    sim.environment.put("COLUMNS", "400");
    sim.run(command, "--help");
    List<String> wide = examples();
    sim.environment.put("COLUMNS", "60");
    sim.run(command, "--help");

    assertFalse(wide.isEmpty());
    assertEquals(wide, examples());
    assertTrue(
        sim.out()
            .lines()
            .dropWhile(line -> !line.startsWith("  -"))
            .allMatch(line -> line.length() <= 60),
        sim.out());
  }

  private List<String> examples() {
    return sim.out()
        .lines()
        .filter(line -> line.startsWith("  sim ") || line.startsWith("    --"))
        .filter(line -> !line.matches(" +--[a-z-]+(=\\S+)?( {2,}.*)?"))
        .toList();
  }

  @Test
  void anEmptyWordIsNoFile() {
    assertEquals(2, sim.run("run", ""));

    assertEquals("""
        sim run: Invalid value for positional parameter at index 0 (FILE): expected a value, found an empty one
        Usage: sim run [OPTIONS] [FILE]
        Try 'sim run --help'.
        """, sim.err());
  }

  @Test
  void anEmptyVariableOfTheEnvironmentIsNoValue() {
    sim.environment.put("SIM_OUT", "");

    assertEquals(0, sim.run("run", "-q", sim.path("scenario.yaml")), sim.err());
  }

  @Test
  void versionTellsBuildJavaAndModelledEngine() {
    assertEquals(0, sim.run("--version"));

    assertTrue(
        sim.out()
            .matches("sim \\(DrySwarm\\) \\d\\S+\ncommit   (unknown|[0-9a-f]{7,})\n"
                + "models   Docker Engine 20.10, 28, Swarm mode\njava     \\S+\n"),
        sim.out());
  }

  @Test
  void anUnknownOptionNamesTheNearestOne() {
    assertEquals(2, sim.run("run", "--sead", "7", "x.yaml"));

    assertEquals("", sim.out());
    assertEquals("""
        sim run: unknown option '--sead'; did you mean '--seed'?
        Usage: sim run [OPTIONS] [FILE]
        Try 'sim run --help'.
        """, sim.err());
  }

  @Test
  void anUnknownCommandNamesTheNearestOne() {
    assertEquals(2, sim.run("verfy", "x.yaml"));

    assertTrue(
        sim.err().startsWith("sim: unknown command 'verfy'; did you mean 'verify'?\n"), sim.err());
  }

  @Test
  void aFileInPlaceOfACommandIsUnderstood() {
    assertEquals(2, sim.run("stack.yml"));

    assertTrue(sim.err().contains("did you mean 'sim run stack.yml'?\n"), sim.err());
  }

  @Test
  void aMissingFileArgument() {
    assertEquals(2, sim.run("run"));

    assertTrue(sim.err().startsWith("sim run: Missing required parameter: 'FILE'\n"), sim.err());
  }

  @Test
  void aValueOfTheWrongKind() {
    assertEquals(2, sim.run("run", "--until", "soon", sim.path("scenario.yaml")));

    assertTrue(sim.err().contains("'--until': 'soon' is not a duration"), sim.err());
  }

  @Test
  void aWrongValueInTheEnvironmentIsNamedAsSuch() {
    sim.environment.put("SIM_SEED", "abc");

    assertEquals(2, sim.run("run", sim.path("scenario.yaml")));

    assertTrue(
        sim.err()
            .startsWith(
                "sim run: Invalid value for option '--seed' (set by SIM_SEED): 'abc' is not an"
                    + " integer from -9223372036854775808 to 9223372036854775807\n"),
        sim.err());
  }

  @Test
  void aShortCommandMistypedIsUnderstood() {
    assertEquals(2, sim.run("rnu", "x.yaml"));

    assertTrue(
        sim.err().startsWith("sim: unknown command 'rnu'; did you mean 'run'?\n"), sim.err());
  }

  @Test
  void everythingWrongWithAFileAtOnce() throws IOException {
    String file = sim.write("broken.yaml", "sed: 4\nduration: soon\n").toString();

    assertEquals(3, sim.run("run", file));

    assertEquals("", sim.out());
    assertTrue(sim.err().contains(file + ":1:1: error: sed: "), sim.err());
    assertTrue(sim.err().contains(file + ":2:11: error: duration: "), sim.err());
    assertTrue(sim.err().endsWith("problems; nothing was run\n"), sim.err());
  }

  @Test
  void aFileThatIsNotThere() {
    assertEquals(3, sim.run("validate", sim.path("no-such.yaml")));

    assertTrue(sim.err().contains("no-such.yaml: error: no such file\n"), sim.err());
  }

  @Test
  void aValidFileIsSummedUp() {
    assertEquals(0, sim.run("validate", sim.path("scenario.yaml")));

    assertTrue(
        sim.out().endsWith(": valid: 5 nodes, 1 stack, 1 service, 1 user group, 0 actions\n"),
        sim.out());
  }

  @Test
  void theSchemaIsThatOfTheDocumentation() throws IOException {
    assertEquals(0, sim.run("schema"));

    assertEquals(Files.readString(Path.of("..", "docs", "scenario.schema.json")), sim.out());
  }

  @Test
  void theCompletionScriptKnowsTheOptions() {
    assertEquals(0, sim.run("generate-completion"));

    assertTrue(sim.out().contains("--no-fail"), "options of run");
    assertFalse(sim.out().contains("\r"), "line ends");
  }
}
