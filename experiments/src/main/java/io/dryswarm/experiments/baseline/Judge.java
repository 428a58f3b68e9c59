package io.dryswarm.experiments.baseline;

import io.dryswarm.experiments.baseline.Baseline.Line;
import io.dryswarm.experiments.baseline.Judgement.Verdict;
import io.dryswarm.experiments.statistics.Interval;
import io.dryswarm.experiments.statistics.MeanInterval;
import io.dryswarm.experiments.statistics.Sample;
import io.dryswarm.scenarios.expect.Direction;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Holds the values of a metric against its baseline, pair by pair. Mathematics: the package's page. */
final class Judge {
  private final Sample base = new Sample();
  private final Sample now = new Sample();
  private final Sample differences = new Sample();
  private final Sample excesses = new Sample();
  private int lost;
  private int found;

  private Judge() {}

  /**
   * @param values    of the first seeds of the baseline, in their order
   * @param direction not {@link Direction#NEITHER}
   * @param level     confidence of this one look at this one metric
   */
  static Judgement of(Line line, List<OptionalDouble> values, Direction direction, double level) {
    Judge judge = new Judge();
    double worse = direction == Direction.LOWER ? 1 : -1;
    for (int i = 0; i < values.size(); i++) {
      judge.add(line.values().get(i), values.get(i), worse, line.tolerance());
    }
    return judge.judge(level);
  }

  private void add(OptionalDouble before, OptionalDouble after, double worse, double tolerance) {
    if (before.isPresent() && after.isPresent()) {
      double difference = after.getAsDouble() - before.getAsDouble();
      base.add(before.getAsDouble());
      now.add(after.getAsDouble());
      differences.add(difference);
      excesses.add(worse * difference - tolerance * Math.abs(before.getAsDouble()));
    } else if (before.isPresent()) {
      lost++;
    } else if (after.isPresent()) {
      found++;
    }
  }

  private Judgement judge(double level) {
    boolean measured = differences.count() >= 2;
    return new Judgement(
        verdict(level),
        (int) differences.count(),
        lost,
        base.mean(),
        now.mean(),
        measured ? MeanInterval.of(differences, level) : null);
  }

  private Verdict verdict(double level) {
    if (lost > 0 && chanceOfLosing() <= 1 - level) {
      return Verdict.WORSE;
    }
    if (excesses.count() < 2) {
      return lost + found == 0 && excesses.count() == 0
          ? Verdict.NOT_WORSE // neither run ever has it
          : Verdict.NOT_ENOUGH_EVIDENCE;
    }
    Interval excess = MeanInterval.of(excesses, level);
    if (excess.lower() > 0) {
      return Verdict.WORSE;
    }
    return excess.upper() <= 0 && lost == 0 ? Verdict.NOT_WORSE : Verdict.NOT_ENOUGH_EVIDENCE;
  }

  /** Chance that so many of the pairs with one value alone lose it, if losing and finding were equally likely. */
  private double chanceOfLosing() {
    return BinomialDistribution.of(lost + found, 0.5).survivalProbability(lost - 1);
  }
}
