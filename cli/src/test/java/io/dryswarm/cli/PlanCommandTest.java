package io.dryswarm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.cluster.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sim plan} at the command line, with runs of which so many requests fail as there are nodes too few. */
class PlanCommandTest {
  private static final int NODES_NEEDED = 7;

  @TempDir
  Path directory;

  private CommandLineHarness sim;

  @BeforeEach
  void makeHarness() throws IOException {
    sim = new CommandLineHarness(directory);
    sim.runner = (spec, options) -> Results.of(spec, 10 * missing(spec));
  }

  /** A lost node counts for two. */
  private static long missing(RunSpec spec) {
    return Math.max(0, NODES_NEEDED - spec.nodes().size() + 2L * spec.actions().size());
  }

  private int plan(String... more) {
    String[] arguments = new String[more.length + 6];
    arguments[0] = "plan";
    arguments[1] = sim.path("scenario.yaml");
    arguments[2] = "--vary";
    arguments[3] = "cluster.workers.count=1..8";
    arguments[4] = "--goal";
    arguments[5] = "visitors.errors < 0.5%";
    System.arraycopy(more, 0, arguments, 6, more.length);
    return sim.run(arguments);
  }

  /** Three managers and four workers are seven. */
  @Test
  void theSmallestIsFound() {
    assertEquals(ExitCode.OK, plan("--no-headroom"), sim::err);
    assertTrue(sim.out().contains("Answer\n  cluster.workers.count=4\n"), sim::out);
    assertTrue(sim.out().contains("visitors.errors 1% (1% to 1%), wanted < 0.5%"), sim::out);
    assertTrue(sim.out().contains("Formulas beside the simulation"), sim::out);
  }

  @Test
  void lostNodesAreMadeUpFor() {
    assertEquals(ExitCode.OK, plan("--no-headroom", "--survive", "1"), sim::err);
    assertTrue(sim.out().contains("Answer\n  cluster.workers.count=6\n"), sim::out);
    assertTrue(sim.out().contains("also with  1 node lost"), sim::out);

    assertEquals(ExitCode.OK, plan("--no-headroom", "--survive", "leader"), sim::err);
    assertTrue(sim.out().contains("Answer\n  cluster.workers.count=6\n"), sim::out);
    assertTrue(sim.out().contains("leader lost"), sim::out);
  }

  /** One node and a node are the same case. */
  @Test
  void aCaseThatIsNamedTwiceIsRunOnce() {
    assertEquals(
        ExitCode.OK, plan("--no-headroom", "--survive", "1", "--survive", "node"), sim::err);
    String out = sim.out();
    assertEquals(ExitCode.OK, plan("--no-headroom", "--survive", "1"), sim::err);
    assertEquals(sim.out(), out);
  }

  /** Five lost nodes count for ten: exit 1, and why. */
  @Test
  void noneMeetsTheGoals() {
    assertEquals(ExitCode.FAILED, plan("--survive", "5"), sim::err);
    assertTrue(sim.out().contains("none of the candidates meets the goals"), sim::out);
    assertTrue(sim.out().contains("with 5 nodes lost: visitors.errors"), sim::out);
  }

  @Test
  void programsGetJson() {
    assertEquals(
        ExitCode.OK, plan("--format", "json", "--price", "cluster.workers.count=40"), sim::err);
    assertTrue(sim.out().contains("\"found\" : true"), sim::out);
    assertTrue(sim.out().contains("\"price\" : 160.0"), sim::out);
    assertTrue(sim.out().contains("\"holdsLoad\""), sim::out);
  }

  /** What the scenario expects are the goals if none is given. */
  @Test
  void expectationsAreGoals() {
    int code = sim.run(
        "plan", sim.path("scenario.yaml"), "--vary", "cluster.workers.count=1..8", "--no-headroom");

    assertEquals(ExitCode.OK, code, sim::err);
    assertTrue(sim.out().contains("goals      visitors.errors < 5%"), sim::out);
  }

  /** The base has enough workers, the first candidate has not: it is named, and the place where it does not fit. */
  @Test
  void aCandidateThatDoesNotFitTheScenarioIsNamed() throws IOException {
    Path crash = sim.write(
        "crash.yaml",
        Files.readString(directory.resolve("scenario.yaml"))
            + "timeline:\n  - { at: 2m, crash: worker-2 }\n");

    int code = sim.run("plan", crash.toString(), "--vary", "cluster.workers=1..3");

    assertEquals(ExitCode.INPUT, code, sim::err);
    assertTrue(
        sim.err().startsWith("--vary cluster.workers=1: error: the scenario is wrong with it"),
        sim::err);
    assertTrue(sim.err().contains("no node is called \"worker-2\""), sim::err);
    assertEquals("", sim.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --vary                                                    | 2 | Missing required parameter
      --goal visitors.ok>1                                      | 2 | expected --vary
      --vary cluster.workers=2,3 --goal visitors.ok             | 2 | "visitors.ok" is no goal
      --vary cluster.workers=2,3 --goal visitor.ok>1            | 3 | did you mean "visitors.ok"?
      --vary cluster.workers=2,3 --goal visitors.errors<x       | 3 | expected a percentage
      --vary cluster.workers=2,x                                | 3 | --vary cluster.workers=x: error: cluster.workers: found "x"
      --vary cluster.workers=2,3 --survive worker-9             | 3 | did you mean "worker-1"?
      --vary cluster.workers=2,3 --price cluster.managers=4     | 2 | "cluster.managers" is not varied
      --vary cluster.workers=2,3 --price cluster.workers=x      | 2 | is no price
      --vary seed=a,b --price seed=4                            | 2 | not all numbers
      --vary cluster.workers=2,3 --replications 1               | 2 | --replications: expected 2 or more
      --vary cluster.workers=2,3 --max-replications 3           | 2 | --max-replications: expected at least
      --vary cluster.workers=1..200 --vary seed=1..200          | 2 | expected at most 10000
      """)
  void mistakesAreNamed(String options, int code, String message) {
    String[] arguments = ("plan " + sim.path("scenario.yaml") + " " + options).split(" ");

    assertEquals(code, sim.run(arguments), sim::err);
    assertTrue(sim.err().contains(message), sim::err);
    assertEquals("", sim.out());
  }
}
