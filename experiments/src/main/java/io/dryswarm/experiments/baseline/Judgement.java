package io.dryswarm.experiments.baseline;

import io.dryswarm.experiments.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one metric against its baseline.
 *
 * @param pairs      runs in which both have a value
 * @param lost       runs in which the baseline has a value and this one has none
 * @param baseMean   of the baseline, over the pairs; NaN without any
 * @param mean       of this run, over the pairs; NaN without any
 * @param difference this minus baseline, at the confidence that the gate needs; {@code null} for fewer than two pairs
 */
public record Judgement(
    Verdict verdict,
    int pairs,
    int lost,
    double baseMean,
    double mean,
    @Nullable Interval difference) {

  /** What it is worth. */
  public enum Verdict {
    WORSE("worse"),
    NOT_WORSE("not worse"),
    /** It may be either: more runs would tell. */
    NOT_ENOUGH_EVIDENCE("not enough evidence");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** As a report says it. */
    public String words() {
      return words;
    }
  }
}
