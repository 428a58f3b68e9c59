package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import io.dryswarm.scenarios.expect.Goal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param scenario   name of the scenario
 * @param tried      candidates that were run, the preferred ones first
 * @param runs       of all candidates, headroom included
 * @param violations pairs of candidates of which the larger one fails
 * @param answer     the first candidate that meets the goals; {@code null} if none does
 * @param priced     whether candidates have prices
 */
public record Plan(
    String scenario,
    Grid grid,
    List<Goal> goals,
    List<Situation> situations,
    Looks looks,
    List<Tried> tried,
    int runs,
    List<Pair> violations,
    @Nullable Answer answer,
    boolean priced) {
  /** Two candidates. */
  public record Pair(Cell smaller, Cell larger) {}

  /**
   * More about the answer.
   *
   * @param bottleneck resource with the highest use
   * @param estimates  formulas beside the simulation, at the load of the scenario and without losses
   * @param knee       load at which most is got for the wait, as a multiple of the scenario's, by formulas
   * @param saturation load at which the first resource is full, by formulas; infinite if there is none
   * @param headroom   {@code null} if it was not asked for
   */
  public record Answer(
      Tried tried,
      EstimateRow bottleneck,
      List<EstimateRow> estimates,
      double knee,
      double saturation,
      @Nullable Headroom headroom) {}
}
