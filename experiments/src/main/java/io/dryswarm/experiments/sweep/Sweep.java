package io.dryswarm.experiments.sweep;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs every cell of an experiment so many times, keeping what is there already. */
public final class Sweep {
  private final Experiment experiment;
  private final int replications;
  private final Workers workers;
  private final TrialTable table = new TrialTable();

  /**
   * @param replications of each cell, at least 1
   */
  public Sweep(Experiment experiment, int replications, Workers workers) {
    this.experiment = experiment;
    this.replications = replications;
    this.workers = workers;
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

  /** All trials, in the order in which they are begun: every cell once, then every cell again. */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (int replication = 0; replication < replications; replication++) {
      for (Cell cell : experiment.cells()) {
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
    List<Trial> all = trials();
    List<Trial> rest = all.stream().filter(trial -> !table.has(trial)).toList();
    int before = all.size() - rest.size();
    int[] ran = {0};
    workers.run(rest, experiment::run, result -> {
      keep.accept(result);
      table.add(result);
      ran[0]++;
      progress.told(before + ran[0], ran[0], all.size());
    });
  }
}
