package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sim init}: a first scenario for a stack file. */
class InitCommandTest {
  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void open() throws IOException {
    sim = new CommandLineHarness(directory);
  }

  @Test
  void theScenarioIsWrittenAndValid() throws IOException {
    assertEquals(
        0, sim.run("init", sim.path("stack.yml"), "-o", sim.path("first.yaml")), sim.err());

    assertEquals("", sim.out());
    assertTrue(Files.readString(directory.resolve("first.yaml")).contains("  stack: stack.yml\n"));
    assertEquals(0, sim.run("validate", sim.path("first.yaml")), sim.err());
  }

  @Test
  void withoutAFileItGoesToStandardOutput() {
    assertEquals(0, sim.run("init", sim.path("stack.yml")), sim.err());

    assertTrue(sim.out().startsWith("# A first scenario for the stack stack"), sim.out());
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    sim.write("first.yaml", "mine");

    assertEquals(2, sim.run("init", sim.path("stack.yml"), "-o", sim.path("first.yaml")));
    assertTrue(sim.err().endsWith("first.yaml exists; --force overwrites it\n"), sim.err());
    assertEquals("mine", Files.readString(directory.resolve("first.yaml")));

    assertEquals(
        0, sim.run("init", sim.path("stack.yml"), "-o", sim.path("first.yaml"), "--force"));
    assertTrue(Files.readString(directory.resolve("first.yaml")).startsWith("# A first scenario"));
  }

  @Test
  void theStackFileIsNeverOverwritten() throws IOException {
    String stack = Files.readString(directory.resolve("stack.yml"));
    Files.createSymbolicLink(directory.resolve("link.yaml"), directory.resolve("stack.yml"));

    for (String target : List.of("stack.yml", "link.yaml")) {
      assertEquals(
          2, sim.run("init", sim.path("stack.yml"), "-o", sim.path(target), "--force"), target);
      assertEquals("sim: " + sim.path(target) + " is the stack file itself\n", sim.err());
    }
    assertEquals(2, sim.run("init", sim.path("link.yaml"), "-o", sim.path("stack.yml"), "--force"));
    assertEquals(stack, Files.readString(directory.resolve("stack.yml")));
  }

  @Test
  void aScenarioThatCouldNotReadItsStackIsNotWritten() throws IOException {
    Files.createDirectory(directory.resolve("other"));

    assertEquals(2, sim.run("init", sim.path("stack.yml"), "-o", sim.path("other/first.yaml")));
    assertTrue(sim.err().contains("is not above"), sim.err());
  }

  @Test
  void aStackFromStandardInputIsGivenANameOnStandardOutputAlone() throws IOException {
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(directory.resolve("stack.yml"))));
    try {
      assertEquals(2, sim.run("init", "-", "-o", sim.path("first.yaml")));
      assertTrue(sim.err().contains("cannot name a stack from standard input"), sim.err());
      assertTrue(Files.notExists(directory.resolve("first.yaml")));

      assertEquals(0, sim.run("init", "-"), sim.err());
    } finally {
      System.setIn(terminal);
    }
    assertTrue(sim.out().contains("stacks:\n  stack: stack.yml\n"), sim.out());
    assertEquals(
        "sim: the scenario reads stack.yml: save the stack under this name beside it\n", sim.err());
  }

  @Test
  void aStackElsewhereIsNamedWithAHintOnWhereToSaveTheScenario() {
    assertEquals(0, sim.run("init", sim.path("stack.yml")));
    assertEquals(
        "sim: the scenario reads stack.yml: save it in the directory of " + sim.path("stack.yml")
            + "\n",
        sim.err());
  }

  @Test
  void aScenarioIsNoStack() {
    assertEquals(3, sim.run("init", sim.path("scenario.yaml")));
    assertEquals(
        sim.path("scenario.yaml") + ": this is a scenario already, not a stack file; try: sim run "
            + sim.path("scenario.yaml") + "\n",
        sim.err());
  }

  @Test
  void whatNoSimulatedNodeFulfilsIsSaid() throws IOException {
    sim.write(
        "odd.yml",
        "services: {web: {image: x, deploy: {placement: {constraints: [node.id == abc]}}}}\n");

    assertEquals(0, sim.run("init", sim.path("odd.yml"), "-o", sim.path("odd.yaml")), sim.err());
    assertTrue(
        sim.err().startsWith("sim: the scenario needs a change before it can run:\n"), sim.err());
    assertTrue(sim.err().contains("odd.yml:1:"), sim.err());
    assertTrue(sim.err().contains("no node of the cluster satisfies node.id"), sim.err());
  }

  @Test
  void aStackThatDockerRefusesIsRefused() throws IOException {
    sim.write("bad.yml", "services: {web: {image: x, prots: []}}\n");

    assertEquals(3, sim.run("init", sim.path("bad.yml")));
    assertTrue(sim.err().endsWith("refused at stage schema\n"), sim.err());
  }

  @Test
  void whatNoNodeCanHaveIsSaidInTheFile() throws IOException {
    sim.write("pinned.yml", """
        services:
          db:
            image: example/db
            deploy: {placement: {constraints: [node.id == q1w2e3r4t5]}}
        """);

    assertEquals(0, sim.run("init", sim.path("pinned.yml"), "-o", sim.path("pinned.yaml")));

    String text = Files.readString(directory.resolve("pinned.yaml"));
    assertTrue(
        text.contains("written by \"sim init\".\n"
            + "# \"sim run THIS_FILE\" refuses it until the nodes below, or the stack, are changed:\n"
            + "#   " + sim.path("pinned.yml")
            + ":4:40: error: services.db.deploy.placement.constraints.0: "
            + "no node of the cluster satisfies node.id==q1w2e3r4t5\n"
            + "# Without its constraints, for a trial: "
            + "--set 'stacks.pinned.services.db.deploy.placement.constraints=[]'\n"),
        text);
    assertEquals(3, sim.run("validate", sim.path("pinned.yaml")));
    assertEquals(
        0,
        sim.run(
            "validate",
            sim.path("pinned.yaml"),
            "--set",
            "stacks.pinned.services.db.deploy.placement.constraints=[]"),
        sim::err);
  }
}
