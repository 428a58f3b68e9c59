package io.dryswarm.cli;

import io.dryswarm.models.result.RunResult;
import io.dryswarm.reports.Verdict;
import io.dryswarm.reports.content.Cell;
import io.dryswarm.scenarios.expect.Expectation;
import java.util.List;

/** Holds a result against the expectations of a scenario, for the report. */
final class Verdicts {
  private Verdicts() {}

  static List<Verdict> of(List<Expectation> expectations, RunResult result) {
    return expectations.stream()
        .map(expectation -> verdict(expectation.evaluate(result)))
        .toList();
  }

  private static Verdict verdict(io.dryswarm.scenarios.expect.Verdict verdict) {
    Cell margin = verdict.margin().isPresent()
        ? new Cell.Share(verdict.margin().getAsDouble())
        : Cell.MISSING;
    return new Verdict(
        verdict.expression(), verdict.holds(), verdict.actual(), value(verdict), margin);
  }

  private static Cell value(io.dryswarm.scenarios.expect.Verdict verdict) {
    if (verdict.value().isEmpty()) {
      return Cell.MISSING;
    }
    double value = verdict.value().getAsDouble();
    return switch (verdict.unit()) {
      case DURATION -> new Cell.Duration(Math.round(value));
      case SHARE -> new Cell.Share(value);
      case COUNT -> new Cell.Count(Math.round(value));
      case NUMBER -> new Cell.Number(value);
      case NAME, STATES -> Cell.MISSING;
    };
  }
}
