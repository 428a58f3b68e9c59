package io.dryswarm.experiments.regression;

import io.dryswarm.experiments.baseline.Baseline.Line;
import io.dryswarm.experiments.baseline.Baseline.Section;
import io.dryswarm.experiments.baseline.Judgement;
import io.dryswarm.experiments.baseline.Judgement.Verdict;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.scenarios.expect.Metrics;
import io.dryswarm.scenarios.expect.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Says in words what was found about the lines of a baseline. */
final class BaselineChecks {
  private final String file;
  private final Section section;
  private final Metrics metrics;

  BaselineChecks(Path file, Section section, Metrics metrics) {
    this.file = file.toString().replace('\\', '/');
    this.section = section;
    this.metrics = metrics;
  }

  /** In the order of the lines. Not enough evidence is no failure: nothing is known to be worse. */
  List<Check> of(SortedMap<String, Judgement> judgements) {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, Judgement> entry : judgements.entrySet()) {
      Line line = section.metrics().get(entry.getKey());
      Unit unit = metrics.unit(entry.getKey()).orElse(Unit.NUMBER);
      if (line != null) {
        checks.add(new Check(
            Check.Kind.BASELINE,
            entry.getKey() + ": not worse than its baseline by more than "
                + percent(line.tolerance()),
            new Check.Where(file, line.number(), 1),
            entry.getValue().verdict() != Verdict.WORSE,
            message(entry.getValue(), unit)));
      }
    }
    return checks;
  }

  private static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.3f", share * 100);
    return text.replaceFirst("\\.?0+$", "") + " %";
  }

  private static String message(Judgement judgement, Unit unit) {
    StringBuilder text = new StringBuilder(judgement.verdict().words());
    Interval difference = judgement.difference();
    if (difference != null) {
      text.append(": ").append(unit.text(judgement.mean()));
      text.append(" instead of ").append(unit.text(judgement.baseMean()));
      text.append(", difference ").append(signed(unit, difference.lower()));
      text.append(" to ").append(signed(unit, difference.upper()));
      text.append(" (").append(judgement.pairs()).append(" pairs)");
    }
    if (judgement.lost() > 0) {
      text.append(difference == null ? ": " : "; ").append(judgement.lost());
      text.append(" runs lack it where the baseline has it");
    }
    return text.toString();
  }

  private static String signed(Unit unit, double value) {
    return (value < 0 ? "-" : "+") + unit.text(Math.abs(value));
  }
}
