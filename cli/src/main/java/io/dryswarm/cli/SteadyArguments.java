package io.dryswarm.cli;

import io.dryswarm.experiments.statistics.PrecisionRule;
import io.dryswarm.experiments.steady.SteadyState;
import io.dryswarm.experiments.steady.SteadyState.WarmUp;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.UserSpec;
import io.dryswarm.reports.text.Quantity;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How often every cell runs, and which part of each run counts. */
final class SteadyArguments {
  private static final int USUAL_REPLICATIONS = 10;
  private static final int USUAL_MOST = 100;
  private static final int MOST_BATCHES = 10_000;
  private static final String MSER5 = "mser5";

  @Option(
      names = "--replications",
      paramLabel = "N",
      description =
          "Runs of each cell, with the scenario's seed and those that follow (default: 10; 1 with --batches).")
  private @Nullable Integer replications;

  @Option(
      names = "--precision",
      paramLabel = "P%",
      description =
          "Go on until the interval of every mean is at most so much of it to each side; in rounds of --replications.")
  private @Nullable String precision;

  @Option(
      names = "--max-replications",
      paramLabel = "N",
      description = "With --precision: no more runs of a cell than this (default: 100).")
  private @Nullable Integer most;

  @Option(
      names = "--warm-up",
      paramLabel = "CUT",
      description =
          "Leave out the start of each run: a time after the users came (30s), or mser5 to find its end by their latencies.")
  private @Nullable String warmUp;

  @Option(
      names = "--batches",
      paramLabel = "N",
      description =
          "Cut one long run into N parts with equally many requests, and take these for replications (20 is usual).")
  private @Nullable Integer batches;

  void check(@Nullable CommandSpec command) {
    int count = replications();
    Usage.require(command, count >= 1 && count <= 1_000_000, "--replications: expected 1 or more");
    Usage.require(
        command,
        batches == null || batches >= 2 && batches <= MOST_BATCHES,
        "--batches: expected 2 to " + MOST_BATCHES + ", such as 20");
    Usage.require(
        command,
        batches == null || count == 1,
        "--batches cuts one long run: expected no --replications, or 1");
    Usage.require(
        command,
        batches == null || precision == null,
        "--precision asks for more runs, --batches for one: expected one of them");
    Usage.require(
        command, precision == null || count >= 2, "--precision: expected --replications 2 or more");
    Usage.require(
        command,
        precision != null || most == null,
        "--max-replications is the end of --precision: expected --precision, too");
    Usage.require(
        command,
        precision == null || most() >= count,
        "--max-replications: expected at least --replications, which is " + count);
    if (precision != null) {
      double relative = Quantities.PERCENT.parse(precision).orElse(0.0);
      Usage.require(
          command,
          relative > 0,
          "--precision: found \"" + precision + "\", expected a percentage above 0, such as 5%");
    }
    if (warmUp != null && !warmUp.equals(MSER5)) {
      Optional<Long> cut = Quantities.DURATION.parse(warmUp);
      Usage.require(
          command,
          cut.isPresent(),
          "--warm-up: found \"" + warmUp + "\", expected mser5 or a duration such as 30s");
    }
  }

  /** Checks that something is left of the time between the first arrival of each of these groups of users and the end of a run. */
  void check(RunSpec run, Set<String> measured) throws InputRejected {
    if (warmUp == null || warmUp.equals(MSER5)) {
      return;
    }
    long cutNs = Quantities.DURATION.parse(warmUp).orElseThrow();
    for (UserSpec users :
        run.users().stream().filter(u -> measured.contains(u.name())).toList()) {
      long presentNs = Math.max(0, run.durationNs() - users.startNs());
      if (cutNs >= presentNs) {
        throw new InputRejected("--warm-up: found \"" + warmUp + "\", expected less than the "
            + Quantity.duration(presentNs) + " in which " + users.name() + " come");
      }
    }
  }

  int replications() {
    if (replications != null) {
      return replications;
    }
    return batches == null ? USUAL_REPLICATIONS : 1;
  }

  private int most() {
    return most == null ? USUAL_MOST : most;
  }

  private int batches() {
    return batches == null ? 1 : batches;
  }

  /** Values that every cell has at least: replications, or batches. */
  int values() {
    return replications() * batches();
  }

  SteadyState steady() {
    if (warmUp == null) {
      return new SteadyState(WarmUp.NONE, 0, batches());
    }
    return warmUp.equals(MSER5)
        ? new SteadyState(WarmUp.MSER5, 0, batches())
        : new SteadyState(WarmUp.FIXED, Quantities.DURATION.parse(warmUp).orElseThrow(), batches());
  }

  /** When a cell has been run often enough; {@code null} = after {@link #replications}. */
  @Nullable
  PrecisionRule rule(double level) {
    return precision == null
        ? null
        : new PrecisionRule(
            Quantities.PERCENT.parse(precision).orElseThrow(), level, replications(), most());
  }

  Sweep sweep(Experiment experiment, double level, Workers workers) {
    PrecisionRule rule = rule(level);
    return rule == null
        ? new Sweep(experiment, replications(), workers)
        : new Sweep(experiment, rule, workers);
  }
}
