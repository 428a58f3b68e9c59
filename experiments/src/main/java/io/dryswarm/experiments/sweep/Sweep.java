package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Trial;
import io.dryswarm.experiments.statistics.PrecisionRule;
import io.dryswarm.experiments.statistics.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs every cell of an experiment so many times, or until its means are as precise as wanted, keeping what is there already. Whether a
 * cell is precise enough is asked after whole rounds only, so that neither threads nor an interruption change the answer.
 */
public final class Sweep {
  private final Experiment experiment;
  private final int replications;
  private final Workers workers;
  private final @Nullable PrecisionRule precision;
  private final TrialTable table = new TrialTable();

  /**
   * @param replications of each cell, at least 1
   */
  public Sweep(Experiment experiment, int replications, Workers workers) {
    this.experiment = experiment;
    this.replications = replications;
    this.workers = workers;
    this.precision = null;
  }

  /** Runs each cell until all its metrics are precise, in rounds of as many replications as the rule begins with. */
  public Sweep(Experiment experiment, PrecisionRule precision, Workers workers) {
    this.experiment = experiment;
    this.replications = precision.atLeast();
    this.workers = workers;
    this.precision = precision;
  }

  /** How far it is; told after each trial. */
  public interface Progress {
    /**
     * @param done trials that have ended, those of an earlier call included
     * @param ran  those that ended in this call
     * @param all  trials altogether
     */
    void told(int done, int ran, int all);
  }

  /** What is on disk does not fit what runs now. */
  public static final class Changed extends Exception {
    private static final long serialVersionUID = 1;

    Changed(Path directory) {
      super("the runs in " + directory
          + " came out differently: the scenario, a file it names or the simulator has changed;"
          + " give another directory, or remove it");
    }
  }

  /** The trials that every cell needs, in the order in which they are begun: every cell once, then every cell again. */
  public List<Trial> trials() {
    return trials(experiment.cells(), 0, replications);
  }

  private static List<Trial> trials(List<Cell> cells, int from, int to) {
    List<Trial> trials = new ArrayList<>();
    for (int replication = from; replication < to; replication++) {
      for (Cell cell : cells) {
        trials.add(new Trial(cell.index(), replication));
      }
    }
    return trials;
  }

  /** Runs all trials in memory. */
  public TrialTable run(Progress progress) throws InterruptedException {
    runRest(result -> {}, progress);
    return table;
  }

  /**
   * Runs what is not in the directory yet, and keeps every result there as it comes.
   *
   * @param header what is run, in one line
   */
  public TrialTable runIn(Path directory, String header, Progress progress)
      throws IOException, InterruptedException, TrialLog.OtherSweep, Changed {
    try (TrialLog log = TrialLog.open(directory, header, table)) {
      checkUnchanged(directory);
      runRest(log::add, progress);
    }
    return table;
  }

  private void checkUnchanged(Path directory) throws Changed {
    TrialResult kept = table.all().isEmpty() ? null : table.all().get(0);
    if (kept != null && !kept.equals(experiment.run(kept.trial()))) {
      throw new Changed(directory);
    }
  }

  private void runRest(Consumer<TrialResult> keep, Progress progress) throws InterruptedException {
    int[] ran = {0};
    List<Trial> all = trials();
    List<Cell> cells = experiment.cells();
    int done = replications;
    while (!all.isEmpty()) {
      run(all, keep, ran, progress);
      int count = done;
      int next = precision == null ? done : Math.min(precision.atMost(), done + replications);
      cells = cells.stream().filter(cell -> !isEnough(cell, count)).toList();
      all = trials(cells, done, next);
      done = next;
    }
  }

  private void run(List<Trial> wanted, Consumer<TrialResult> keep, int[] ran, Progress progress)
      throws InterruptedException {
    List<Trial> rest = wanted.stream().filter(trial -> !table.has(trial)).toList();
    int all = table.size() + rest.size();
    workers.run(rest, experiment::run, result -> {
      keep.accept(result);
      table.add(result);
      ran[0]++;
      progress.told(table.size(), ran[0], all);
    });
  }

  /** Asked of the first runs alone: more of them may be there from an earlier call. */
  private boolean isEnough(Cell cell, int count) {
    if (precision == null) {
      return true;
    }
    for (int metric = 0; metric < experiment.metrics().size(); metric++) {
      Sample sample = new Sample();
      for (TrialResult result : table.of(cell)) {
        if (result.trial().replication() < count) {
          result.values().get(metric).ifPresent(sample::add);
        }
      }
      if (sample.count() > 0 && count < precision.atMost() && !precision.isEnough(sample)) {
        return false;
      }
    }
    return true;
  }
}
