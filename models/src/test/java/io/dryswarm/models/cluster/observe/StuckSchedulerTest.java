package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.store.NodeObject.Description;
import io.dryswarm.models.underlay.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;

class StuckSchedulerTest {
  @Test
  void aSchedulerThatGoesRoundForEverIsInTheTimelineAndAmongTheFindings() {
    Simulation sim = new Simulation(RunIdentity.of("stuck", 1));
    RunObservers observers = new RunObservers(
        sim, new Nodes(List.of("manager-1")), List.of(new Description(1, 1, "linux", "x86_64")));
    SlotEvent stuck = sim.define(
        "test.stuck",
        (manager, arg) -> sim.trace().add(SchedulerTrace.STUCK, manager, 0, 0, "shop_web"));
    sim.at(12 * Time.SECOND, stuck, 0, 0);
    sim.runUntil(20 * Time.SECOND);

    assertEquals(
        "scheduler goes round for ever between the preferences of shop_web and places nothing more",
        observers.timeline().entries().get(0).text());
    assertEquals(
        List.of(
            "The scheduler of manager-1 was stuck from 12 s on, in an endless loop of this engine version over the"
                + " placement preferences of shop_web: no task of any service was placed until another leader came"),
        observers.unplaced());
  }
}
