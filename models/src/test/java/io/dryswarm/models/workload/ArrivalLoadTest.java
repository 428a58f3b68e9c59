package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.random.Constant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many times as many users. */
class ArrivalLoadTest {
  @Test
  void ratesGrow() {
    assertEquals(new ArrivalSpec.Poisson(30), new ArrivalSpec.Poisson(20).times(1.5));
    assertEquals(new ArrivalSpec.Steady(30), new ArrivalSpec.Steady(20).times(1.5));
    assertEquals(
        new ArrivalSpec.Diurnal(20, 30, 100, 7), new ArrivalSpec.Diurnal(10, 15, 100, 7).times(2));
    assertEquals(
        new ArrivalSpec.Mmpp(List.of(new ArrivalSpec.Mmpp.State(4, 9))),
        new ArrivalSpec.Mmpp(List.of(new ArrivalSpec.Mmpp.State(2, 9))).times(2));
    assertEquals(
        new ArrivalSpec.Steps(List.of(new ArrivalSpec.Steps.Step(5, 6))),
        new ArrivalSpec.Steps(List.of(new ArrivalSpec.Steps.Step(5, 3))).times(2));
  }

  @Test
  void givenTimesComeCloserTogether() {
    assertArrayEquals(
        new long[] {0, 50, 200},
        new ArrivalSpec.Replay(new long[] {0, 100, 400}).times(2).timesNs());
  }

  @Test
  void aClosedGroupHasWholeUsers() {
    ArrivalSpec.Closed ten = new ArrivalSpec.Closed(10, new Constant(1));

    assertEquals(13, ten.times(1.25).population());
    assertEquals(1, ten.times(0.01).population());
  }
}
