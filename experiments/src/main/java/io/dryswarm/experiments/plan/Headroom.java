package io.dryswarm.experiments.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * With how many times as many users the goals are still met.
 *
 * @param holds  highest load that was run and meets them, as a multiple of the scenario's; at least 1
 * @param breaks lowest load that was run and does not; nothing if even {@link #MOST} does
 * @param points loads that were run, ascending
 */
public record Headroom(double holds, OptionalDouble breaks, List<Point> points) {
  /** Nobody asks for more than so many times the load. */
  public static final double MOST = 16;

  /** The two loads are no further apart than this. */
  private static final double CLOSE = 1.05;

  private static final double[] STEPS = {1.25, 1.6, 2, 3, 4, 6, 8, 12, MOST};

  /** One load, and how the candidate bore it. */
  public record Point(double load, List<Outcome> outcomes) {
    /** Whether the goals are met. */
    public boolean isMet() {
      return outcomes.stream().allMatch(Outcome::isMet);
    }
  }

  /** Runs the candidate at one load. */
  @FunctionalInterface
  interface Tester {
    List<Outcome> at(double load) throws InterruptedException;
  }

  /** Goes up until the goals break, then closes in between. */
  static Headroom find(Tester tester) throws InterruptedException {
    List<Point> points = new ArrayList<>();
    double holds = 1;
    OptionalDouble breaks = OptionalDouble.empty();
    for (int i = 0; i < STEPS.length && breaks.isEmpty(); i++) {
      if (add(points, STEPS[i], tester)) {
        holds = STEPS[i];
      } else {
        breaks = OptionalDouble.of(STEPS[i]);
      }
    }
    while (breaks.isPresent() && breaks.getAsDouble() / holds > CLOSE) {
      double middle = round(Math.sqrt(holds * breaks.getAsDouble()));
      if (add(points, middle, tester)) {
        holds = middle;
      } else {
        breaks = OptionalDouble.of(middle);
      }
    }
    points.sort((a, b) -> Double.compare(a.load, b.load));
    return new Headroom(holds, breaks, List.copyOf(points));
  }

  private static boolean add(List<Point> points, double load, Tester tester)
      throws InterruptedException {
    Point point = new Point(load, tester.at(load));
    points.add(point);
    return point.isMet();
  }

  /** Two decimals: a load that can be typed. */
  private static double round(double load) {
    return Math.round(load * 100) / 100.0;
  }
}
