package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Engines that end without their machines, and come back. Figures: a real swarm of engine 20.10. */
class EngineLifeTest {
  private static final int WORKER = 4;
  private static final int TASK = 100;

  private static SwarmDouble running(long seed) {
    SwarmDouble swarm = new SwarmDouble(5, seed);
    swarm.lead(0);
    swarm.runToMs(10_000);
    swarm.store.seed(Samples.task(TASK, WORKER, TaskState.PENDING, TaskState.RUNNING));
    swarm.store.update(
        tx -> tx.update(swarm.task(TASK).withStatus(Samples.status(TaskState.ASSIGNED))));
    swarm.runToMs(12_000);
    assertEquals(TaskState.RUNNING, swarm.task(TASK).observed());
    return swarm;
  }

  private static List<String> steps(SwarmDouble swarm, String part) {
    return swarm.trace.stream().filter(line -> line.contains(part)).toList();
  }

  private static String status(SwarmDouble swarm) {
    var s = swarm.task(TASK).status();
    return s.state() + " \"" + s.message() + "\"" + (s.err().isEmpty() ? "" : " " + s.err());
  }

  private static void startEngine(SwarmDouble swarm, long readyMs) {
    swarm.nodes.startEngine(WORKER);
    swarm.runToMs(swarm.sim.nowNs() / Time.MILLISECOND + readyMs);
    swarm.nodes.boot(WORKER);
  }

  @Test
  void containersOutliveAKilledEngineAndTheNextOneStopsThem() {
    SwarmDouble swarm = running(1);
    swarm.nodes.stopEngine(WORKER);
    swarm.runToMs(40_000);
    assertEquals(List.of(TASK), swarm.executor.running(WORKER));
    assertEquals(NodeObject.Status.DOWN, swarm.node(WORKER).status());
    assertEquals("RUNNING \"started\"", status(swarm));
    swarm.store.update(tx -> tx.update(swarm.task(TASK).withDesired(TaskState.SHUTDOWN)));

    startEngine(swarm, 2_000);
    swarm.runToMs(48_000);
    assertEquals(List.of(), swarm.executor.running(WORKER));
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
    assertEquals("COMPLETE \"finished\"", status(swarm));
  }

  @Test
  void anEngineThatTakesMoreThanAMomentToClearUpIsLateByThat() {
    SwarmDouble swarm = running(2);
    swarm.stopMs = 3_000;
    swarm.nodes.stopEngine(WORKER);
    swarm.runToMs(13_000);
    startEngine(swarm, 500);
    assertFalse(swarm.nodes.isUp(WORKER));
    swarm.runToMs(15_999);
    assertFalse(swarm.nodes.isUp(WORKER));
    swarm.runToMs(16_001);
    assertTrue(swarm.nodes.isUp(WORKER));
  }

  @Test
  void aSurvivorThatIgnoresTheSignalIsKilledAfterItsGracePeriod() {
    SwarmDouble swarm = running(3);
    swarm.stopMs = -1;
    swarm.nodes.stopEngine(WORKER);
    swarm.runToMs(13_000);
    startEngine(swarm, 500);
    swarm.runToMs(22_999);
    assertFalse(swarm.nodes.isUp(WORKER));
    swarm.runToMs(24_000);
    assertEquals("FAILED \"started\" task: non-zero exit (137)", status(swarm));
  }

  @Test
  void aProcessThatEndsWhileNoEngineRunsIsReportedByTheNextOne() {
    SwarmDouble swarm = running(4);
    swarm.nodes.stopEngine(WORKER);
    swarm.executor.processExited(WORKER, TASK, 3);
    startEngine(swarm, 1_000);
    assertTrue(swarm.nodes.isUp(WORKER));
    swarm.runToMs(14_000);
    assertEquals("FAILED \"started\" task: non-zero exit (3)", status(swarm));
  }

  @Test
  void anEngineThatIsToldToEndRemovesItsContainersAndTellsNobody() {
    SwarmDouble swarm = running(5);
    swarm.agents.stopEngine(WORKER);
    swarm.runToMs(12_200);
    assertEquals(List.of(), swarm.executor.running(WORKER));
    assertFalse(swarm.nodes.isUp(WORKER));
    swarm.runToMs(20_000);
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
    assertEquals("RUNNING \"started\"", status(swarm));
    swarm.runToMs(40_000);
    assertEquals(NodeObject.Status.DOWN, swarm.node(WORKER).status());
    swarm.store.update(tx -> tx.update(swarm.task(TASK).withDesired(TaskState.SHUTDOWN)));

    startEngine(swarm, 2_000);
    swarm.runToMs(48_000);
    assertEquals("SHUTDOWN \"shutdown\"", status(swarm));
  }

  @Test
  void aTaskWhoseContainerWasRemovedWithItsEngineFailsIfItIsStillWanted() {
    SwarmDouble swarm = running(6);
    swarm.agents.stopEngine(WORKER);
    swarm.runToMs(12_200);
    startEngine(swarm, 1_000);
    swarm.runToMs(14_000);
    assertEquals("FAILED \"started\" No such container: web.1.100", status(swarm));
  }

  @Test
  void whoLeavesTheSwarmIsDownOnlyWhenItsHeartbeatsAreMissedAndStaysAway() {
    SwarmDouble swarm = running(7);
    swarm.agents.leave(WORKER);
    swarm.runToMs(20_000);
    assertTrue(swarm.nodes.isUp(WORKER));
    assertEquals(List.of(), swarm.executor.running(WORKER));
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
    swarm.runToMs(30_000);
    assertEquals(NodeObject.Status.DOWN, swarm.node(WORKER).status());

    swarm.nodes.stopEngine(WORKER);
    swarm.nodes.boot(WORKER);
    swarm.runToMs(60_000);
    assertEquals(NodeObject.Status.DOWN, swarm.node(WORKER).status());

    swarm.agents.join(WORKER);
    swarm.runToMs(61_000);
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
  }

  @Test
  void anAgentThatLeavesTakesNoAssignmentsAnyMore() {
    SwarmDouble swarm = running(8);
    swarm.stopMs = 5_000;
    swarm.agents.leave(WORKER);
    swarm.store.seed(Samples.task(101, WORKER, TaskState.PENDING, TaskState.RUNNING));
    swarm.store.update(
        tx -> tx.update(swarm.task(101).withStatus(Samples.status(TaskState.ASSIGNED))));
    swarm.runToMs(20_000);
    assertEquals(TaskState.ASSIGNED, swarm.task(101).observed());
    assertEquals(List.of(), swarm.agents.assigned(WORKER));
  }

  @Test
  void theKernelOfAKilledManagerTellsItsAgentsAtOnce() {
    SwarmDouble swarm = running(9);
    swarm.nodes.stopEngine(1);
    swarm.runToMs(12_001);
    List<String> told = steps(swarm, "connection reset by peer");
    assertEquals(steps(swarm, "session-lost").size(), told.size());
    assertTrue(told.size() > 0);
    swarm.runToMs(30_000);
    assertEquals(0, steps(swarm, "timed out").size());
    assertEquals(List.of(1), List.copyOf(swarm.downNs.keySet()));
  }

  @Test
  void theSessionsOfAKilledLeaderEndAtOnceForAllAgentsWhicheverManagerTheyUse() {
    SwarmDouble swarm = running(10);
    swarm.nodes.stopEngine(0);
    swarm.runToMs(12_001);
    assertEquals(7, steps(swarm, "dispatcher is stopped").size());
    swarm.runToMs(20_000);
    assertTrue(steps(swarm, "connection refused").size() > 7);
  }

  @Test
  void aChangedDescriptionReachesTheStoreWithin20SecondsAndTheNodeStaysReady() {
    SwarmDouble swarm = running(11);
    NodeObject.Description bigger =
        new NodeObject.Description(8_000_000_000L, 64L << 30, "linux", "x86_64");
    swarm.agents.describe(WORKER, bigger);
    swarm.runToMs(19_900);
    assertEquals(Samples.MACHINE, swarm.node(WORKER).description());
    swarm.runToMs(20_400);
    assertEquals(bigger, swarm.node(WORKER).description());
    assertEquals(1, steps(swarm, "node description changed").size());
    assertEquals(0, swarm.downNs.size());
    assertEquals("RUNNING \"started\"", status(swarm));
  }

  @Test
  void dockerKillFailsTheTaskWith137() {
    SwarmDouble swarm = running(12);
    swarm.executor.killContainer(WORKER, TASK);
    swarm.runToMs(12_200);
    assertEquals("FAILED \"started\" task: non-zero exit (137)", status(swarm));
  }

  @Test
  void dockerStopCompletesATaskThatObeys() {
    SwarmDouble swarm = running(13);
    swarm.executor.stopContainer(WORKER, TASK);
    swarm.runToMs(12_300);
    assertEquals("COMPLETE \"finished\"", status(swarm));
  }

  /** A real swarm's agents came back up to 6.6 s after their link: their back-off had grown while every attempt failed at once. */
  @Test
  void withoutALinkAttemptsFailAtOnceAndTheBackOffGrows() {
    SwarmDouble swarm = running(14);
    swarm.fabric.setLink(WORKER, false);
    swarm.runToMs(33_000);
    List<String> failed = steps(swarm, "network is unreachable");
    assertTrue(failed.size() >= 6 && failed.size() <= 14, "attempts: " + failed.size());
    assertEquals(1, steps(swarm, "heartbeat timed out").size());
    assertEquals(List.of(TASK), swarm.executor.running(WORKER));

    swarm.fabric.setLink(WORKER, true);
    swarm.runToMs(42_000);
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
    assertEquals("RUNNING \"started\"", status(swarm));
  }

  @Test
  void containersThatDieWithTheirEngineAreReportedLostByTheNextOne() {
    SwarmDouble swarm = running(15);
    swarm.executor.loseContainers(WORKER);
    swarm.nodes.stopEngine(WORKER);
    assertEquals(List.of(), swarm.executor.running(WORKER));
    swarm.runToMs(13_000);
    startEngine(swarm, 1_000);
    swarm.runToMs(15_000);
    assertEquals("FAILED \"started\" task: non-zero exit (255)", status(swarm));
  }
}
