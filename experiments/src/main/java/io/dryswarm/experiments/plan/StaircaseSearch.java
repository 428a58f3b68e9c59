package io.dryswarm.experiments.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Finds the first candidate in an order that meets the goals, taking it that more of a setting never hurts. */
public final class StaircaseSearch {
  /** Says whether a candidate meets the goals; asked once for each. */
  @FunctionalInterface
  public interface Judge {
    boolean meets(int cell) throws InterruptedException;
  }

  /**
   * Two candidates that contradict the assumption.
   *
   * @param smaller meets the goals
   * @param larger  has no less of anything, and fails
   */
  public record Violation(int smaller, int larger) {}

  /**
   * @param best       the first one that meets the goals; nothing if none does
   * @param tried      candidates that were run, in that order
   * @param violations where more of a setting did hurt
   */
  public record Found(OptionalInt best, List<Integer> tried, List<Violation> violations) {}

  private final CandidateOrder order;
  private final Judge judge;
  private final List<Integer> tried = new ArrayList<>();
  private final SortedMap<Integer, Boolean> answers = new TreeMap<>();

  public StaircaseSearch(CandidateOrder order, Judge judge) {
    this.order = order;
    this.judge = judge;
  }

  /** Searches; call it once. */
  public Found search() throws InterruptedException {
    OptionalInt best = halve();
    while (best.isPresent()) {
      OptionalInt cheaper = smallerNeighbour(best.getAsInt());
      if (cheaper.isEmpty()) {
        break;
      }
      best = cheaper;
    }
    if (best.isPresent()) {
      askLargerNeighbours(best.getAsInt());
    }
    return new Found(best, List.copyOf(tried), violations());
  }

  private boolean meets(int cell) throws InterruptedException {
    Boolean known = answers.get(cell);
    if (known != null) {
      return known;
    }
    boolean answer = judge.meets(cell);
    tried.add(cell);
    answers.put(cell, answer);
    return answer;
  }

  /** Asks the question that leaves least open in the worse case, until nothing is open before the best one known. */
  private OptionalInt halve() throws InterruptedException {
    BitSet open = new BitSet();
    open.set(0, order.count());
    OptionalInt best = OptionalInt.empty();
    while (!open.isEmpty()) {
      int cell = sharpest(open);
      if (meets(cell)) {
        best = OptionalInt.of(cell);
        close(open, c -> order.rank(c) >= order.rank(cell));
      } else {
        close(open, c -> order.isWithin(c, cell));
      }
    }
    return best;
  }

  private static void close(BitSet open, IntPredicate answered) {
    for (int cell : open.stream().filter(answered).toArray()) {
      open.clear(cell);
    }
  }

  private int sharpest(BitSet open) {
    int[] within = order.countsWithin(open);
    int[] byRank = open.stream()
        .boxed()
        .sorted((a, b) -> Integer.compare(order.rank(a), order.rank(b)))
        .mapToInt(Integer::intValue)
        .toArray();
    int sharpest = byRank[0];
    int most = 0;
    for (int i = 0; i < byRank.length; i++) {
      int settled = Math.min(within[byRank[i]], byRank.length - i);
      if (settled > most) {
        most = settled;
        sharpest = byRank[i];
      }
    }
    return sharpest;
  }

  /** A neighbour with less of one setting that meets the goals all the same. */
  private OptionalInt smallerNeighbour(int cell) throws InterruptedException {
    OptionalInt cheapest = OptionalInt.empty();
    for (int axis = 0; axis < order.axes(); axis++) {
      int below = order.below(cell, axis);
      if (below >= 0
          && meets(below)
          && (cheapest.isEmpty() || order.rank(below) < order.rank(cheapest.getAsInt()))) {
        cheapest = OptionalInt.of(below);
      }
    }
    return cheapest;
  }

  private void askLargerNeighbours(int cell) throws InterruptedException {
    for (int axis = 0; axis < order.axes(); axis++) {
      int above = order.above(cell, axis);
      if (above >= 0) {
        meets(above);
      }
    }
  }

  private List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    answers.forEach((smaller, meets) -> {
      if (meets) {
        answers.forEach((larger, alsoMeets) -> {
          if (!alsoMeets && order.isWithin(smaller, larger)) {
            violations.add(new Violation(smaller, larger));
          }
        });
      }
    });
    return List.copyOf(violations);
  }
}
