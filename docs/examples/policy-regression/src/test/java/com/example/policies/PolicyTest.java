package com.example.policies;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.junit.Simulation;
import io.dryswarm.junit.SimulationResult;
import io.dryswarm.junit.SimulationResult.Placement;
import io.dryswarm.junit.SimulationTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we promise of our policies. All tests share one run, but for those that ask for others. */
@SimulationTest("scenarios/shop.yaml")
class PolicyTest {
  @Test
  void visitorsAreServedQuickly(SimulationResult result) {
    result.assertThat("visitors.latency.p90", "< 500ms");
    result.assertThat("visitors.errors", "< 5%");
  }

  @Test
  void noNodeIsFilledUp(SimulationResult result) {
    for (String node : new String[] {"worker-1", "worker-3"}) {
      result.assertThat("web.tasks_on(" + node + ")", "<= 3");
    }
  }

  @SimulationTest(value = "scenarios/shop.yaml", set = "stacks.shop.services.web.deploy.replicas=12")
  void whatHasNoRoomWaitsAndSaysWhy(SimulationResult result) {
    List<Placement> waiting =
        result.placements("web").stream().filter(task -> task.node().isEmpty()).toList();

    assertFalse(waiting.isEmpty());
    for (Placement task : waiting) {
      assertTrue(task.because().toString().contains("no headroom on 2 nodes"), task::toString);
    }
  }

  @Test
  void fewestActiveIsQuickerThanRoundRobin(SimulationResult ours) {
    SimulationResult swarms =
        Simulation.of("scenarios/shop.yaml").set("policies.load_balancer=rr").run();

    long oursNs = ours.duration("visitors.latency.p90").toNanos();
    long swarmsNs = swarms.duration("visitors.latency.p90").toNanos();
    assertTrue(oursNs * 2 < swarmsNs, oursNs + " ns and " + swarmsNs + " ns");
  }

  @Test
  void everyTaskGoesWhereItWent(SimulationResult result) {
    result.assertGolden("scenarios/shop.golden");
  }
}
