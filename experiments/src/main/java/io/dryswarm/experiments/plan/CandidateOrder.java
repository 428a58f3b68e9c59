package io.dryswarm.experiments.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Candidates of a grid, numbered as its cells are: the last axis varies fastest. Which is smaller in all settings, and in which order they
 * are preferred.
 */
public final class CandidateOrder {
  private final int[] sizes;
  private final int[] strides;
  private final int[] ranks;
  private final int count;

  /**
   * @param sizes  values of each axis; those that come first are the smaller ones
   * @param prices of each candidate, never less for one that is larger in a setting; the numbers decide among equals. Empty: the numbers
   *     alone decide
   */
  public CandidateOrder(int[] sizes, double[] prices) {
    this.sizes = sizes.clone();
    this.strides = new int[sizes.length];
    int cells = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = cells;
      cells *= sizes[axis];
    }
    this.count = cells;
    this.ranks = ranks(prices);
  }

  private int[] ranks(double[] prices) {
    int[] ranked = new int[count];
    int[] order = IntStream.range(0, count).toArray();
    if (prices.length > 0) {
      order = IntStream.range(0, count)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer cell) -> prices[cell])
              .thenComparingInt(cell -> cell))
          .mapToInt(Integer::intValue)
          .toArray();
    }
    for (int rank = 0; rank < count; rank++) {
      ranked[order[rank]] = rank;
    }
    return ranked;
  }

  int count() {
    return count;
  }

  int axes() {
    return sizes.length;
  }

  /** Place in the order of preference, from 0. */
  public int rank(int cell) {
    return ranks[cell];
  }

  private int position(int cell, int axis) {
    return cell / strides[axis] % sizes[axis];
  }

  /** Whether the first has no more of anything than the second. */
  boolean isWithin(int smaller, int larger) {
    for (int axis = 0; axis < sizes.length; axis++) {
      if (position(smaller, axis) > position(larger, axis)) {
        return false;
      }
    }
    return true;
  }

  /** The candidate with the next smaller value of one setting; -1 if there is none. */
  int below(int cell, int axis) {
    return position(cell, axis) == 0 ? -1 : cell - strides[axis];
  }

  /** The candidate with the next larger value of one setting; -1 if there is none. */
  int above(int cell, int axis) {
    return position(cell, axis) == sizes[axis] - 1 ? -1 : cell + strides[axis];
  }

  /** For each candidate, how many of the given ones have no more of anything. */
  int[] countsWithin(BitSet cells) {
    int[] counts = new int[count];
    for (int cell = 0; cell < count; cell++) {
      counts[cell] = cells.get(cell) ? 1 : 0;
    }
    for (int axis = 0; axis < sizes.length; axis++) {
      for (int cell = 0; cell < count; cell++) {
        if (position(cell, axis) > 0) {
          counts[cell] += counts[cell - strides[axis]];
        }
      }
    }
    return counts;
  }
}
