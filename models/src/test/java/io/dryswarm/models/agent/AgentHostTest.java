package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentHostTest {
  private static final int WORKER = 4;

  private static SwarmDouble swarm(long seed) {
    SwarmDouble swarm = new SwarmDouble(20, seed);
    swarm.lead(0);
    swarm.runToMs(10_000);
    return swarm;
  }

  private static void assign(SwarmDouble swarm, int id, TaskState desired, String... secrets) {
    swarm.store.seed(Samples.task(id, WORKER, TaskState.PENDING, desired, secrets));
    swarm.store.update(
        tx -> tx.update(swarm.task(id).withStatus(Samples.status(TaskState.ASSIGNED))));
  }

  private static void want(SwarmDouble swarm, int id, TaskState desired) {
    swarm.store.update(tx -> tx.update(swarm.task(id).withDesired(desired)));
  }

  private static List<String> steps(SwarmDouble swarm, String prefix) {
    return swarm.trace.stream().filter(line -> line.contains(prefix)).toList();
  }

  @Test
  void everyAgentIsReadyWithinAFewTenthsOfASecond() {
    SwarmDouble swarm = swarm(1);
    assertEquals(23, swarm.readyNs.size());
    assertTrue(swarm.readyNs.values().stream().allMatch(ns -> ns < 400 * Time.MILLISECOND));
  }

  @Test
  void heartbeatsKeepEveryNodeReady() {
    SwarmDouble swarm = swarm(2);
    swarm.runToMs(600_000);
    assertEquals(0, swarm.downNs.size());
    assertEquals(0, steps(swarm, "session-lost").size());
  }

  /** Data-plane facts F3.42: 3P - U(0, P) after the crash, P uniform in 4.5 to 5.5 s; then at most a batch interval and a commit. */
  @Test
  void aCrashedNodeIsDownAfter9To16Seconds() {
    double sum = 0;
    int crashes = 0;
    for (int seed = 1; seed <= 10; seed++) {
      SwarmDouble swarm = swarm(seed);
      swarm.runToMs(60_000);
      long crashNs = swarm.sim.nowNs();
      for (int node = SwarmDouble.MANAGERS; node < swarm.nodes.count(); node++) {
        swarm.nodes.crash(node);
      }
      swarm.runToMs(90_000);
      for (int node = SwarmDouble.MANAGERS; node < swarm.nodes.count(); node++) {
        long delayNs = swarm.downNs.get(node) - crashNs;
        assertTrue(delayNs >= 9_000 * Time.MILLISECOND, "too early: " + delayNs);
        assertTrue(delayNs <= 16_605 * Time.MILLISECOND, "too late: " + delayNs);
        sum += delayNs / 1e9;
        crashes++;
        assertEquals("heartbeat failure", swarm.node(node).message());
      }
    }
    assertEquals(200, crashes);
    assertEquals(12.55, sum / crashes, 0.45);
  }

  @Test
  void aTaskRunsAndItsStatusReachesTheStore() {
    SwarmDouble swarm = swarm(3);
    assign(swarm, 100, TaskState.RUNNING);
    swarm.runToMs(11_000);

    assertEquals(TaskState.RUNNING, swarm.task(100).observed());
    List<String> codes =
        steps(swarm, " 100 ").stream().map(line -> line.split(" ")[2]).toList();
    assertEquals(
        List.of(
            "agent.assigned",
            "agent.task-accepted",
            "agent.task-preparing",
            "agent.task-ready",
            "agent.task-starting",
            "agent.task-running"),
        codes);
    assertTrue(steps(swarm, "task-accepted").get(0).startsWith("10.102 s"));
    assertTrue(steps(swarm, "task-running").get(0).startsWith("10.382 s"));
  }

  /** Control-plane facts 15.2: 100 ms of quiet, 1 s of pause, then the signal. */
  @Test
  void stoppingARunningTaskCostsASecond() {
    SwarmDouble swarm = swarm(4);
    assign(swarm, 100, TaskState.RUNNING);
    swarm.runToMs(12_000);
    want(swarm, 100, TaskState.SHUTDOWN);
    swarm.runToMs(14_000);
    assertTrue(steps(swarm, "task-shutdown").get(0).startsWith("13.152 s"));
    assertEquals(TaskState.SHUTDOWN, swarm.task(100).observed());
  }

  @Test
  void aRunningTaskIsLostWithThePowerAndReportedByTheReturningAgent() {
    SwarmDouble swarm = swarm(5);
    assign(swarm, 100, TaskState.RUNNING);
    swarm.runToMs(12_000);
    swarm.nodes.crash(WORKER);
    swarm.runToMs(40_000);
    assertEquals(NodeObject.Status.DOWN, swarm.node(WORKER).status());
    assertEquals(TaskState.RUNNING, swarm.task(100).observed());
    assertEquals(List.of(), swarm.agents.assigned(WORKER));

    swarm.nodes.boot(WORKER);
    swarm.runToMs(41_000);
    assertEquals(NodeObject.Status.READY, swarm.node(WORKER).status());
    assertEquals(TaskState.FAILED, swarm.task(100).observed());
    assertEquals("task: non-zero exit (255)", swarm.task(100).status().err());
    assertEquals(255, swarm.task(100).status().exitCode());
  }

  @Test
  void aTaskDeletedWhileTheNodeWasAwayIsForgotten() {
    SwarmDouble swarm = swarm(6);
    assign(swarm, 100, TaskState.READY);
    swarm.runToMs(12_000);
    swarm.nodes.crash(WORKER);
    swarm.store.update(tx -> tx.remove(swarm.task(100)));
    swarm.runToMs(13_000);
    swarm.nodes.boot(WORKER);
    assertEquals(1, swarm.agents.assigned(WORKER).size());
    swarm.runToMs(14_000);
    assertEquals(List.of(), swarm.agents.assigned(WORKER));
  }

  @Test
  void aSecretIsHeldAsLongAsATaskNeedsItAndNeverSurvivesThePower() {
    SwarmDouble swarm = swarm(7);
    swarm.store.seed(Samples.secret(50, "password"));
    assign(swarm, 100, TaskState.RUNNING, "password");
    swarm.runToMs(12_000);
    assertEquals(List.of(50), swarm.agents.secrets(WORKER).ids());
    assertEquals(TaskState.RUNNING, swarm.task(100).observed());

    swarm.nodes.crash(WORKER);
    assertEquals(List.of(), swarm.agents.secrets(WORKER).ids());
    swarm.nodes.boot(WORKER);
    swarm.runToMs(13_000);
    assertEquals(List.of(), swarm.agents.secrets(WORKER).ids());

    assign(swarm, 101, TaskState.RUNNING, "password");
    swarm.runToMs(14_000);
    assertEquals(List.of(50), swarm.agents.secrets(WORKER).ids());
    want(swarm, 101, TaskState.SHUTDOWN);
    swarm.runToMs(18_000);
    assertEquals(List.of(), swarm.agents.secrets(WORKER).ids());
    assertEquals(List.of(), swarm.agents.secretViolations());
  }

  @Test
  void attachmentsReachTheNodeAndItsListeners() {
    SwarmDouble swarm = swarm(8);
    List<String> heard = new java.util.ArrayList<>();
    swarm.agents.onAttachments((node, list) -> heard.add(node + " " + list.size()));
    List<NodeObject.Attachment> attachments = List.of(new NodeObject.Attachment(800, 5));
    swarm.store.update(tx -> tx.update(swarm.node(WORKER).withAttachments(attachments)));
    swarm.runToMs(10_010);
    assertEquals(attachments, swarm.agents.attachments(WORKER));
    assertEquals(List.of(WORKER + " 1"), heard);

    swarm.nodes.crash(WORKER);
    assertEquals(List.of(), swarm.agents.attachments(WORKER));
    swarm.nodes.boot(WORKER);
    swarm.runToMs(10_500);
    assertEquals(attachments, swarm.agents.attachments(WORKER));
  }

  @Test
  void allAgentsComeBackAfterAChangeOfLeader() {
    SwarmDouble swarm = swarm(9);
    assign(swarm, 100, TaskState.RUNNING);
    swarm.runToMs(20_000);
    swarm.nodes.crash(0);
    swarm.runToMs(33_000);
    swarm.readyNs.clear();

    swarm.lead(1);
    swarm.runToMs(120_000);

    assertEquals(22, swarm.readyNs.size());
    assertEquals(0, steps(swarm, "stream-stalled").size());
    long lastNs =
        swarm.readyNs.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    assertTrue(lastNs < 47_000 * Time.MILLISECOND, "last agent ready at " + lastNs);
    assertEquals(TaskState.RUNNING, swarm.task(100).observed());
    long downNs = swarm.downNs.get(0) - 33_000 * Time.MILLISECOND;
    assertTrue(downNs >= 27_000 * Time.MILLISECOND, "too early: " + downNs);
    assertTrue(downNs <= 33_110 * Time.MILLISECOND, "too late: " + downNs);
    assertEquals(
        "heartbeat failure for node in \"unknown\" state", swarm.node(0).message());
  }

  @Test
  void aLeaderThatStepsDownAbortsItsSessionsAtOnce() {
    SwarmDouble swarm = swarm(10);
    swarm.readyNs.clear();
    swarm.dispatcher.leadershipLost(0);
    swarm.lead(2);
    swarm.runToMs(12_000);
    assertEquals(23, steps(swarm, "session-lost").size());
    assertEquals(23, swarm.readyNs.size());
    assertTrue(swarm.readyNs.values().stream().allMatch(ns -> ns < 11_000 * Time.MILLISECOND));
  }

  @Test
  void withoutALeaderARequestWaitsAtItsManagerForFiveSecondsAndIsLaterRefusedAtOnce() {
    SwarmDouble swarm = swarm(11);
    swarm.dispatcher.leadershipLost(0);
    swarm.lead(-1);
    swarm.runToMs(16_000);
    assertTrue(steps(swarm, "session initiation timed out").size() >= 20);
    assertEquals(0, steps(swarm, "does not have a leader").size());
    swarm.runToMs(40_000);
    assertTrue(steps(swarm, "does not have a leader").size() >= 20);
  }

  @Test
  void aManagerThatRestartedResetsTheConnectionsOfItsEarlierLife() {
    SwarmDouble swarm = swarm(14);
    swarm.nodes.crash(1);
    swarm.nodes.boot(1);
    swarm.runToMs(16_000);
    List<String> resets = steps(swarm, "connection reset by peer");
    assertTrue(resets.size() > 1);
    assertEquals(
        resets.size(),
        resets.stream().map(line -> line.split(" ")[3]).distinct().count());
    assertEquals(resets.size(), steps(swarm, "session-lost").size());
    assertEquals(0, swarm.downNs.size());
  }

  @Test
  void aDeadManagerIsNoticedByTheHeartbeatsThatItDoesNotAnswer() {
    SwarmDouble swarm = swarm(15);
    swarm.nodes.crash(1);
    swarm.runToMs(60_000);
    assertTrue(steps(swarm, "heartbeat timed out").size() > 0);
    assertEquals(List.of(1), List.copyOf(swarm.downNs.keySet()));
  }

  @Test
  void equalSeedsGiveEqualRuns() {
    assertEquals(busy(12), busy(12));
    assertNotEquals(busy(12), busy(13));
  }

  private static long busy(long seed) {
    SwarmDouble swarm = swarm(seed);
    assign(swarm, 100, TaskState.RUNNING);
    swarm.runToMs(20_000);
    swarm.nodes.crash(WORKER);
    swarm.runToMs(50_000);
    swarm.nodes.boot(WORKER);
    swarm.runToMs(60_000);
    return swarm.sim.digest();
  }
}
