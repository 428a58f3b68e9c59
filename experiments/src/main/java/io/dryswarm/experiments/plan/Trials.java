package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.plan.GoalResult.Status;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.TrialResult;
import io.dryswarm.experiments.sweep.TrialTable;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.scenarios.LoadResult;
import io.dryswarm.scenarios.expect.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs candidates in situations, as often as it takes to judge them. */
final class Trials {
  private final Experiment experiment;
  private final List<Goal> goals;
  private final Looks looks;
  private final Workers workers;
  private final PlanProgress progress;
  private int runs;

  Trials(
      Experiment experiment,
      List<Goal> goals,
      Looks looks,
      Workers workers,
      PlanProgress progress) {
    this.experiment = experiment;
    this.goals = goals;
    this.looks = looks;
    this.workers = workers;
    this.progress = progress;
  }

  /** Runs so far. */
  int runs() {
    return runs;
  }

  Outcome outcome(Cell cell, Situation situation) throws InterruptedException {
    if (!situation.losses().fits(spec(cell))) {
      return new Outcome(
          situation,
          List.of(),
          "the cluster is too small for " + situation.losses().words(),
          new TreeMap<>(),
          looks.levelOfEach());
    }
    TrialTable table = new TrialTable();
    List<GoalResult> judged = List.of();
    int done = 0;
    for (int count : looks.counts()) {
      run(cell, situation, done, count, table);
      done = count;
      judged = judge(table.of(cell));
      if (isDecided(judged)) {
        break;
      }
    }
    return new Outcome(situation, judged, "", values(table.of(cell)), looks.levelOfEach());
  }

  /** The scenario of a candidate; it was read before anything ran, so that it can be read. */
  RunSpec spec(Cell cell) {
    LoadResult read = experiment.load(cell);
    if (read instanceof LoadResult.Loaded loaded) {
      return loaded.run();
    }
    throw new IllegalStateException(((LoadResult.Rejected) read).text());
  }

  private void run(Cell cell, Situation situation, int from, int to, TrialTable table)
      throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    for (int replication = from; replication < to; replication++) {
      trials.add(new Trial(cell.index(), replication));
    }
    progress.tries(experiment.grid().settings(cell), situation);
    workers.run(trials, trial -> experiment.run(trial, situation), result -> {
      table.add(result);
      runs++;
      progress.ran(runs);
    });
  }

  private List<GoalResult> judge(List<TrialResult> results) {
    List<GoalResult> judged = new ArrayList<>();
    for (Goal goal : goals) {
      int metric = experiment.metrics().indexOf(goal.metric());
      List<OptionalDouble> values =
          results.stream().map(result -> result.values().get(metric)).toList();
      judged.add(GoalJudge.judge(goal, values, looks.levelOfEach()));
    }
    return judged;
  }

  /** A candidate that misses one goal fails whatever becomes of the others. */
  private static boolean isDecided(List<GoalResult> judged) {
    return judged.stream().anyMatch(goal -> goal.status() == Status.MISSED)
        || judged.stream().noneMatch(goal -> goal.status() == Status.OPEN);
  }

  private SortedMap<String, double[]> values(List<TrialResult> results) {
    SortedMap<String, double[]> values = new TreeMap<>();
    for (int metric = 0; metric < experiment.metrics().size(); metric++) {
      int at = metric;
      values.put(
          experiment.metrics().get(metric),
          results.stream()
              .map(result -> result.values().get(at))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray());
    }
    return values;
  }
}
