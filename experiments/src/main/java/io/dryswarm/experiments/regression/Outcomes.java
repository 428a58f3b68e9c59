package io.dryswarm.experiments.regression;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.core.Digest;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.experiments.regression.Check.Kind;
import io.dryswarm.experiments.regression.Check.Where;
import io.dryswarm.experiments.sweep.Simulator;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.observe.explain.RunExplainer;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.expect.Expectation;
import io.dryswarm.scenarios.expect.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes outcomes of what happened to scenarios. */
final class Outcomes {
  private Outcomes() {}

  /** Runs it and judges the result. */
  static ScenarioOutcome of(
      String file, LoadResult.Loaded loaded, GoldenCheck golden, Simulator simulator)
      throws IOException {
    RunExplainer explainer = golden.isNeeded() ? new RunExplainer() : null;
    RunResult result = simulator.run(
        loaded.run(), new RunOptions(List.of(), now -> {}, Long.MAX_VALUE, null, explainer));
    List<Check> checks = new ArrayList<>();
    for (Expectation expectation : loaded.expectations()) {
      checks.add(check(expectation, result));
    }
    if (explainer != null) {
      golden.check(result, explainer.decisions()).ifPresent(checks::add);
    }
    if (checks.isEmpty()) {
      checks.add(new Check(
          Kind.END, "runs to its end", Where.file(file), true, "nothing is expected of it"));
    }
    return outcome(file, loaded, Digest.hex(result.resultDigest()), checks, golden.notes(), "");
  }

  private static Check check(Expectation expectation, RunResult result) {
    Verdict verdict = expectation.evaluate(result);
    String margin = verdict.margin().isPresent()
        ? String.format(Locale.ROOT, ", margin %.1f %%", 100 * verdict.margin().getAsDouble())
        : "";
    return new Check(
        Kind.EXPECTATION,
        verdict.expression(),
        where(expectation.position()),
        verdict.holds(),
        verdict.actual() + margin,
        List.of(),
        verdict.margin().orElse(Double.NaN));
  }

  /** The scenario cannot be read. */
  static ScenarioOutcome rejected(String file, LoadResult.Rejected rejected) {
    List<Check> checks = new ArrayList<>();
    for (Problem problem : rejected.problems()) {
      String name = problem.path().isEmpty() ? "can be read" : problem.path();
      checks.add(new Check(Kind.INPUT, name, where(problem.at()), false, problem.message()));
    }
    return new ScenarioOutcome(
        file, file, 0, 0, "", "", checks, List.of(), "sim validate " + file, rejected.text());
  }

  /** A file beside it cannot be read. */
  static ScenarioOutcome unusable(
      String file, LoadResult.Loaded loaded, String other, Exception refused) {
    String message = String.valueOf(refused.getMessage());
    List<Check> checks =
        List.of(new Check(Kind.INPUT, "can be read", Where.file(other), false, message));
    return outcome(file, loaded, "", checks, List.of(), message + "\n");
  }

  /** The simulator broke. */
  static ScenarioOutcome fault(String file, LoadResult.Loaded loaded, SimulationFault fault) {
    String message = String.valueOf(fault.getMessage());
    String first = message.lines().findFirst().orElse("");
    List<Check> checks =
        List.of(new Check(Kind.FAULT, "runs to its end", Where.file(file), false, first));
    return outcome(
        file, loaded, "", checks, List.of(), "fault of the simulator: " + message + "\n");
  }

  private static ScenarioOutcome outcome(
      String file,
      LoadResult.Loaded loaded,
      String digest,
      List<Check> checks,
      List<String> notes,
      String trouble) {
    RunIdentity run = loaded.run().run();
    return new ScenarioOutcome(
        file,
        run.scenario(),
        run.seed(),
        loaded.run().durationNs(),
        Digest.hex(loaded.inputDigest()),
        digest,
        checks,
        notes,
        run.replayCommand(),
        trouble);
  }

  static Where where(Position position) {
    return new Where(position.file().name(), position.line(), Math.max(0, position.column()));
  }
}
