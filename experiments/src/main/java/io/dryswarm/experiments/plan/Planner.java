package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.analytic.NetworkEstimate;
import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.experiments.sweep.Experiment;
import io.dryswarm.experiments.sweep.Workers;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.scenarios.expect.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Searches a grid for the smallest candidate that meets goals, and says what there is to say about it. */
public final class Planner {
  private final Experiment experiment;
  private final List<Goal> goals;
  private final List<Situation> situations;
  private final Prices prices;
  private final Looks looks;
  private final Trials trials;
  private final boolean headroom;
  private final SortedMap<Integer, Tried> tried = new TreeMap<>();

  /**
   * @param experiment measures the numbers of the goals, and those of {@link Estimates#metrics}; all its cells can be read
   * @param situations what candidates have to bear; the first one without losses
   * @param headroom   whether to run the answer under more load
   */
  public Planner(
      Experiment experiment,
      List<Goal> goals,
      List<Situation> situations,
      Prices prices,
      Looks looks,
      Workers workers,
      boolean headroom,
      PlanProgress progress) {
    this.experiment = experiment;
    this.goals = List.copyOf(goals);
    this.situations = List.copyOf(situations);
    this.prices = prices;
    this.looks = looks;
    this.trials = new Trials(experiment, this.goals, looks, workers, progress);
    this.headroom = headroom;
  }

  /** Searches; call it once. */
  public Plan plan() throws InterruptedException {
    CandidateOrder order = order();
    StaircaseSearch.Found found = new StaircaseSearch(order, cell -> run(cell).isMet()).search();
    Plan.Answer answer = found.best().isPresent() ? answer(run(found.best().getAsInt())) : null;
    List<Tried> all = new ArrayList<>(tried.values());
    all.sort(Comparator.comparingInt(candidate -> order.rank(candidate.cell().index())));
    return new Plan(
        trials.spec(experiment.cells().get(0)).run().scenario(),
        experiment.grid(),
        goals,
        situations,
        looks,
        all,
        trials.runs(),
        found.violations().stream()
            .map(v -> new Plan.Pair(cell(v.smaller()), cell(v.larger())))
            .toList(),
        answer,
        !prices.isEmpty());
  }

  private Cell cell(int index) {
    return experiment.cells().get(index);
  }

  private CandidateOrder order() {
    Grid grid = experiment.grid();
    int[] sizes = grid.axes().stream().map(Axis::values).mapToInt(List::size).toArray();
    double[] costs = prices.isEmpty()
        ? new double[0]
        : experiment.cells().stream().mapToDouble(cell -> prices.of(grid, cell)).toArray();
    return new CandidateOrder(sizes, costs);
  }

  private Tried run(int index) throws InterruptedException {
    Tried known = tried.get(index);
    if (known != null) {
      return known;
    }
    Cell cell = cell(index);
    Tried now = new Tried(cell, outcomes(cell, 1), prices.of(experiment.grid(), cell));
    tried.put(index, now);
    return now;
  }

  /** Situations one after the other; what follows a failure would change nothing. */
  private List<Outcome> outcomes(Cell cell, double load) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Situation situation : situations) {
      Outcome outcome = trials.outcome(cell, situation.withLoad(load));
      outcomes.add(outcome);
      if (!outcome.isMet()) {
        break;
      }
    }
    return outcomes;
  }

  private Plan.Answer answer(Tried best) throws InterruptedException {
    RunSpec run = trials.spec(best.cell());
    NetworkEstimate network = new NetworkEstimate(run);
    List<EstimateRow> rows = Estimates.rows(network.figures(), best.outcomes().get(0));
    return new Plan.Answer(
        best,
        Estimates.bottleneck(rows),
        rows,
        network.knee(),
        network.saturation(),
        headroom ? Headroom.find(load -> outcomes(best.cell(), load)) : null);
  }
}
