package io.dryswarm.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ControlPlaneWorkloadTest {
  /** More nodes than one transaction takes and a service that needs several, so that batches and other writes come between each other. */
  @Test
  void everyNodeRegistersEveryTaskRunsAndTheUpdateEndsInSpiteOfFailures() {
    ControlPlaneWorkload workload = new ControlPlaneWorkload(250, 1_100);
    workload.register();
    workload.deploy();
    assertEquals(1_100, workload.running());

    workload.keep(10);
    assertTrue(workload.isUpdated());
    assertTrue(workload.running() >= 1_090, workload.running() + " tasks run");
  }
}
