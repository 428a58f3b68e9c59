package io.dryswarm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchedulingWorkloadTest {
  @ParameterizedTest
  @EnumSource
  void everyTaskIsPlacedAndEveryNodeHasTheSame(SchedulingWorkload.Shape shape) {
    SchedulingWorkload workload = new SchedulingWorkload(50, 2000, shape);
    workload.run();

    assertEquals(2000, workload.placed());
    assertEquals(0, workload.spread());
  }
}
