package io.dryswarm.experiments.baseline;

import io.dryswarm.experiments.baseline.Baseline.Section;
import io.dryswarm.experiments.baseline.Judgement.Verdict;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Sweep;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.scenarios.expect.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs scenarios with the seeds of their baselines until it is known of every metric whether it has become worse, or all seeds have run. */
public final class Gate {
  private final double confidence;
  private final Workers workers;
  private final List<Case> cases = new ArrayList<>();

  /**
   * @param confidence above 0 and below 1; 1 minus it is the chance that a scenario which is not worse is called so
   */
  public Gate(double confidence, Workers workers) {
    this.confidence = confidence;
    this.workers = workers;
  }

  /**
   * Adds a scenario.
   *
   * @param experiment of one cell, with the baseline's first seed and its metrics in their order
   * @param directions of the metrics, in the same order, none of them {@link Direction#NEITHER}
   */
  public void add(Section section, Experiment experiment, List<Direction> directions) {
    cases.add(new Case(section, experiment, directions));
  }

  /**
   * Runs what is needed; the result does not depend on the number of threads.
   *
   * @return per scenario, in the order in which they were added, the judgement of each metric
   */
  public List<SortedMap<String, Judgement>> run(Sweep.Progress progress)
      throws InterruptedException {
    int[] done = {0};
    for (List<Trial> round = round(); !round.isEmpty(); round = round()) {
      int all = done[0] + round.size();
      workers.run(round, this::run, result -> {
        cases.get(result.trial().cell()).results.put(result.trial().replication(), result);
        done[0]++;
        progress.told(done[0], done[0], all);
      });
      cases.forEach(Case::look);
    }
    return cases.stream().map(one -> one.judgements).toList();
  }

  /** What is to be run before the next look; the cell of a trial is the number of its case. */
  private List<Trial> round() {
    List<Trial> round = new ArrayList<>();
    for (int number = 0; number < cases.size(); number++) {
      Case one = cases.get(number);
      for (int run = one.results.size(); run < one.wanted(); run++) {
        round.add(new Trial(number, run));
      }
    }
    return round;
  }

  private TrialResult run(Trial trial) {
    TrialResult result = cases.get(trial.cell()).experiment.run(new Trial(0, trial.replication()));
    return new TrialResult(trial, result.seed(), result.resultDigest(), result.values());
  }

  /** One scenario under test. */
  private final class Case {
    final Section section;
    final Experiment experiment;
    final List<Direction> directions;
    final List<Integer> looks;
    final SortedMap<Integer, TrialResult> results = new TreeMap<>();
    final SortedMap<String, Judgement> judgements = new TreeMap<>();
    private int looked;

    Case(Section section, Experiment experiment, List<Direction> directions) {
      this.section = section;
      this.experiment = experiment;
      this.directions = directions;
      this.looks = Looks.upTo(section.runs());
    }

    /** Runs until the next look; those that there are if nothing more is to be found out. */
    int wanted() {
      return isOpen() && looked < looks.size() ? looks.get(looked) : results.size();
    }

    private boolean isOpen() {
      return looked == 0 && !section.metrics().isEmpty()
          || judgements.values().stream()
              .anyMatch(one -> one.verdict() == Verdict.NOT_ENOUGH_EVIDENCE);
    }

    /** The first look that decides about a metric counts. */
    void look() {
      if (!isOpen() || looked >= looks.size()) {
        return;
      }
      looked++;
      double level = Looks.level(confidence, looks.size(), section.metrics().size());
      int metric = 0;
      for (String name : section.metrics().keySet()) {
        Judgement before = judgements.get(name);
        if (before == null || before.verdict() == Verdict.NOT_ENOUGH_EVIDENCE) {
          judgements.put(name, judge(name, metric, level));
        }
        metric++;
      }
    }

    private Judgement judge(String name, int metric, double level) {
      List<OptionalDouble> values = new ArrayList<>();
      results.values().forEach(result -> values.add(result.values().get(metric)));
      Baseline.Line line = section.metrics().get(name);
      if (line == null) {
        throw new IllegalStateException("no line of " + name);
      }
      return Judge.of(line, values, directions.get(metric), level);
    }
  }
}
