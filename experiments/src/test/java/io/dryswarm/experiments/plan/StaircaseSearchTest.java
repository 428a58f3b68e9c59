package io.dryswarm.experiments.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaircaseSearchTest {
  private final RandomStream random = new RandomStreams(5).stream("search", 0);

  private static StaircaseSearch.Found search(CandidateOrder order, BitSet meets)
      throws InterruptedException {
    return new StaircaseSearch(order, meets::get).search();
  }

  private static OptionalInt byEnumeration(CandidateOrder order, BitSet meets) {
    return meets.stream().boxed().min((a, b) -> order.rank(a) - order.rank(b)).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** Everything that has no less of anything than one of some random corners. */
  private BitSet monotone(CandidateOrder order, int corners) {
    int[] corner = IntStream.range(0, corners).map(i -> draw(order.count())).toArray();
    BitSet meets = new BitSet();
    for (int cell = 0; cell < order.count(); cell++) {
      int at = cell;
      meets.set(cell, IntStream.of(corner).anyMatch(c -> order.isWithin(c, at)));
    }
    return meets;
  }

  private int draw(int bound) {
    return (int) (random.nextDouble() * bound);
  }

  /** 600 grids of up to four axes, with and without prices: the answer is that of full enumeration, for a part of the questions. */
  @Test
  void findsWhatEnumerationFinds() throws InterruptedException {
    long asked = 0;
    long all = 0;
    for (int round = 0; round < 600; round++) {
      int[] sizes = new int[1 + draw(4)];
      int cells = 1;
      for (int axis = 0; axis < sizes.length; axis++) {
        sizes[axis] = 1 + draw(7);
        cells *= sizes[axis];
      }
      CandidateOrder order = new CandidateOrder(sizes, prices(sizes, cells, round % 2 == 1));
      BitSet meets = monotone(order, draw(5));

      StaircaseSearch.Found found = search(order, meets);

      assertEquals(byEnumeration(order, meets), found.best());
      assertEquals(List.of(), found.violations());
      asked += found.tried().size();
      all += cells;
    }
    assertTrue(asked < all / 4, asked + " of " + all);
  }

  private double[] prices(int[] sizes, int cells, boolean any) {
    double[] each = IntStream.range(0, sizes.length).mapToDouble(i -> draw(9)).toArray();
    double[] prices = new double[any ? cells : 0];
    for (int cell = 0; cell < prices.length; cell++) {
      int rest = cell;
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        prices[cell] += each[axis] * (1 + rest % sizes[axis]);
        rest /= sizes[axis];
      }
    }
    return prices;
  }

  /** One axis is halved: 1,000 values take 10 questions, and one or two to see that the neighbours fit. */
  @Test
  void oneAxisIsHalved() throws InterruptedException {
    BitSet meets = new BitSet();
    meets.set(637, 1000);

    StaircaseSearch.Found found =
        search(new CandidateOrder(new int[] {1000}, new double[0]), meets);

    assertEquals(637, found.best().getAsInt());
    assertTrue(found.tried().size() <= 12, found.tried()::toString);
    assertTrue(found.tried().contains(636), "the next smaller one is run and fails");
    assertTrue(found.tried().contains(638), "the next larger one is run and meets");
  }

  @Test
  void whereNothingMeetsTheLargestIsRun() throws InterruptedException {
    StaircaseSearch.Found found =
        search(new CandidateOrder(new int[] {5, 8}, new double[0]), new BitSet());

    assertFalse(found.best().isPresent());
    assertTrue(found.tried().contains(39));
  }

  /** One row of three fails at its largest and meets in the middle: the neighbour of the first answer is taken, and it is told why. */
  @Test
  void aBrokenAssumptionIsNoticed() throws InterruptedException {
    BitSet meets = new BitSet();
    meets.set(1);
    meets.set(4, 6);

    StaircaseSearch.Found found =
        search(new CandidateOrder(new int[] {2, 3}, new double[0]), meets);

    assertEquals(1, found.best().getAsInt());
    assertEquals(List.of(new StaircaseSearch.Violation(1, 2)), found.violations());
  }

  /** More that hurts just above the answer shows, too. */
  @Test
  void aLargerNeighbourThatFailsIsNoticed() throws InterruptedException {
    BitSet meets = new BitSet();
    meets.set(7);
    meets.set(9);

    StaircaseSearch.Found found = search(new CandidateOrder(new int[] {10}, new double[0]), meets);

    assertEquals(7, found.best().getAsInt());
    assertEquals(List.of(new StaircaseSearch.Violation(7, 8)), found.violations());
  }

  /** Without prices the first axis counts most: fewest of it, then fewest of the second. */
  @Test
  void theFirstAxisCountsMost() throws InterruptedException {
    CandidateOrder order = new CandidateOrder(new int[] {4, 4}, new double[0]);
    BitSet meets = new BitSet();
    for (int cell = 0; cell < 16; cell++) {
      meets.set(cell, order.isWithin(7, cell) || order.isWithin(8, cell));
    }

    assertEquals(7, search(order, meets).best().getAsInt());
  }
}
