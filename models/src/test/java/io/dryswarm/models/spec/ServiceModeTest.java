package io.dryswarm.models.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceModeTest {
  private static final List<ServiceMode> MODES = List.of(
      new ServiceMode.Replicated(1),
      new ServiceMode.Global(),
      new ServiceMode.ReplicatedJob(1, 1),
      new ServiceMode.GlobalJob());

  /** SwarmKit: TestIsReplicatedJob, TestIsGlobalJob. */
  @Test
  void jobsAndWhatRunsOncePerNodeAreToldApart() {
    assertEquals(
        List.of(false, false, true, true),
        MODES.stream().map(ServiceMode::isJob).toList());
    assertEquals(
        List.of(false, true, false, true),
        MODES.stream().map(ServiceMode::isPerNode).toList());
  }
}
