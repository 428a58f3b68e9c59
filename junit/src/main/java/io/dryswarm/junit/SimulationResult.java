package io.dryswarm.junit;

import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.core.Digest;
import io.dryswarm.experiments.golden.Golden;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.cluster.observe.explain.UnknownName;
import io.dryswarm.models.result.PlacementDecision;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.text.ExplanationText;
import io.dryswarm.reports.text.Layout;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.expect.Expectation;
import io.dryswarm.scenarios.expect.Unit;
import io.dryswarm.scenarios.expect.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.opentest4j.AssertionFailedError;

/**
 * What one run showed. Times are virtual, from the start of the run. Numbers have the names that expectations give them, such as
 * {@code voters.latency.p99}; {@link #metrics} lists them all.
 */
public final class SimulationResult {
  private final String file;
  private final LoadResult.Loaded scenario;
  private final RunResult result;
  private final RunExplainer explainer;
  private final List<Placement> placements;

  SimulationResult(
      String file, LoadResult.Loaded scenario, RunResult result, RunExplainer explainer) {
    this.file = file;
    this.scenario = scenario;
    this.result = result;
    this.explainer = explainer;
    this.placements = explainer.decisions().stream().map(Placement::of).toList();
  }

  /**
   * Where a task went.
   *
   * @param task    {@code vote_vote.1#2}: the second task of its place
   * @param service full name of its service
   * @param node    empty for a task that waits at the end
   * @param because reasons, one sentence each
   */
  public record Placement(
      String task, String service, Duration at, String node, List<String> because) {
    static Placement of(PlacementDecision decision) {
      return new Placement(
          decision.task(),
          decision.service(),
          Duration.ofNanos(decision.atNs()),
          decision.node(),
          decision.because());
    }

    /** The place without the number of the task: {@code vote_vote.1}. */
    public String place() {
      return task.substring(0, task.lastIndexOf('#'));
    }
  }

  /**
   * A line of the timeline.
   *
   * @param actor who: a node, a task, "swarm"
   * @param text  what, in Swarm's words
   */
  public record Event(Duration at, String actor, String text) {}

  /**
   * An expectation of the scenario.
   *
   * @param expression {@code voters.latency.p99: < 250ms}
   * @param actual     what was measured, in words
   */
  public record Judged(String expression, boolean holds, String actual) {}

  /** The command that repeats the run. */
  public String repeatCommand() {
    return result.run().replayCommand();
  }

  /** Root of all random streams. */
  public long seed() {
    return result.run().seed();
  }

  /** Hash of everything that a report shows: equal for equal results. */
  public String digest() {
    return Digest.hex(result.resultDigest());
  }

  /** Names of all numbers, quantiles as far as they are usual; {@code p95} and the like exist, too. */
  public List<String> metrics() {
    return scenario.metrics().names();
  }

  /** A latency or another time. */
  public Duration duration(String metric) {
    return Duration.ofNanos(Math.round(number(metric, Unit.DURATION)));
  }

  /** A share from 0 to 1, such as {@code voters.errors}. */
  public double share(String metric) {
    return number(metric, Unit.SHARE);
  }

  /** A count, such as {@code votes.lost}. */
  public long count(String metric) {
    return Math.round(number(metric, Unit.COUNT));
  }

  /**
   * Any number in the terms of its unit: nanoseconds, a share from 0 to 1, a count.
   *
   * @throws IllegalArgumentException if there is no number of this name
   * @throws AssertionFailedError     if this run does not have it: no request was sent, the moment never came
   */
  public double number(String metric) {
    return number(metric, unit(metric));
  }

  private double number(String metric, Unit wanted) {
    if (unit(metric) != wanted) {
      throw new IllegalArgumentException(
          metric + " is a " + word(unit(metric)) + ", not a " + word(wanted));
    }
    OptionalDouble value = scenario.metrics().value(metric, result);
    if (value.isEmpty()) {
      throw failure(metric + " has no value in this run");
    }
    return value.getAsDouble();
  }

  private static String word(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  private Unit unit(String metric) {
    return scenario
        .metrics()
        .unit(metric)
        .orElseThrow(() -> new IllegalArgumentException(
            "no number is called \"" + metric + "\"" + scenario.metrics().tail(metric)));
  }

  /** The scenario's own expectations, in its order. */
  public List<Judged> expectations() {
    return scenario.expectations().stream()
        .map(expectation -> expectation.evaluate(result))
        .map(verdict -> new Judged(verdict.expression(), verdict.holds(), verdict.actual()))
        .toList();
  }

  /** Fails if one of the scenario's own expectations does not hold; the message has all of those. */
  public void assertExpectations() {
    List<String> broken = new ArrayList<>();
    for (Expectation expectation : scenario.expectations()) {
      Verdict verdict = expectation.evaluate(result);
      if (!verdict.holds()) {
        broken.add(
            expectation.position().text() + ": " + verdict.expression() + ": " + verdict.actual());
      }
    }
    if (!broken.isEmpty()) {
      throw failure("expected, but did not hold:\n  " + String.join("\n  ", broken));
    }
  }

  /**
   * Fails if a condition does not hold.
   *
   * @param metric    {@code voters.latency.p99}
   * @param condition {@code < 250ms}, as the scenario would write it
   * @throws IllegalArgumentException if one of them cannot be read
   */
  public void assertThat(String metric, String condition) {
    Verdict verdict = scenario.metrics().expectation(metric, condition).evaluate(result);
    if (!verdict.holds()) {
      throw failure("expected " + verdict.expression() + ", found " + verdict.actual());
    }
  }

  /** Where every task went, in the order of time. */
  public List<Placement> placements() {
    return placements;
  }

  /** Where the tasks of one service went; its name full or without its stack. */
  public List<Placement> placements(String service) {
    return placements.stream().filter(p -> isNamed(p.service(), service)).toList();
  }

  /**
   * The node of a task.
   *
   * @param task {@code vote_vote.1} for the newest task of that place, {@code vote_vote.1#2} for its second one; with or without its stack
   * @return empty if it waits
   * @throws IllegalArgumentException if there is none
   */
  public String nodeOf(String task) {
    return placement(task).node();
  }

  /** Fails if a task is not on that node; the message says why it is where it is. */
  public void assertPlaced(String task, String node) {
    Placement placement = placement(task);
    if (!placement.node().equals(node)) {
      String where = placement.node().isEmpty() ? "no node" : placement.node();
      throw failure("expected " + placement.task() + " on " + node + ", found it on " + where
          + reasons(placement));
    }
  }

  private static String reasons(Placement placement) {
    return placement.because().isEmpty() ? "" : ":\n  " + String.join("\n  ", placement.because());
  }

  private Placement placement(String task) {
    Placement newest = null;
    for (Placement placement : placements) {
      if (isNamed(placement.task(), task) || isNamed(placement.place(), task)) {
        newest = placement;
      }
    }
    if (newest == null) {
      List<String> known = placements.stream().map(Placement::place).distinct().toList();
      throw new IllegalArgumentException(
          "no task is called \"" + task + "\"" + Suggestion.tail(task, known));
    }
    return newest;
  }

  private static boolean isNamed(String full, String name) {
    return full.equals(name) || full.endsWith("_" + name);
  }

  /** What happened, as the report's timeline tells it, every line. */
  public List<Event> timeline() {
    return result.timeline().stream()
        .map(entry -> new Event(Duration.ofNanos(entry.timeNs()), entry.actor(), entry.text()))
        .toList();
  }

  /**
   * Everything that is known about a task: why it was made, went where it went, ended or waits.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public String explain(String task) {
    try {
      return ExplanationText.render(
          explainer.task(task, scenario.run().run()), Layout.plain(Layout.USUAL_WIDTH));
    } catch (UnknownName unknown) {
      throw new IllegalArgumentException(
          unknown.getMessage() + Suggestion.tail(unknown.name(), unknown.known()), unknown);
    }
  }

  /**
   * Fails if the run did anything otherwise than the golden file says; the message tells each difference. Run with the system property
   * {@code dryswarm.updateGolden=true} to approve what is done now. The file is one of {@code sim test}, too.
   *
   * @param path of the file: {@code scenarios/voting.golden}
   */
  public void assertGolden(String path) {
    GoldenAssertion.check(
        Path.of(path), Golden.of(result, explainer.decisions()), explainer.decisions(), this);
  }

  /** A failure that says where and how to see it again. */
  AssertionFailedError failure(String what) {
    return new AssertionFailedError(
        file + ", seed " + seed() + ": " + what + "\n  repeat: " + repeatCommand());
  }
}
