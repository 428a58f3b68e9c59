package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.task.TaskState;
import org.junit.jupiter.api.Test;

class ReplicatedOrchestratorTest {
  private static final long SECOND = 1_000_000_000L;

  private static final UpdateConfig ALL_AT_ONCE = new UpdateConfig(
      0, 0, UpdateConfig.FailureAction.CONTINUE, SECOND, 0, UpdateConfig.Order.STOP_FIRST);

  private final Harness swarm = new Harness(2, () -> new ReplicatedOrchestrator(new SeededDice(1)));

  // SwarmKit: TestOrchestratorRestartOnAny, TestOrchestratorRestartDelay
  @Test
  void aCrashedTaskIsReplacedAtOnceAndStartsAfterFiveSeconds() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));

    assertEquals("""
        1.000 web.1#1 FAILED on node1
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        6.000 web.1#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestDrain
  @Test
  void aReplacementForADownNodeDoesNotWaitForTheOldTask() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.status(1, Status.DOWN));

    assertEquals("""
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        6.000 web.1#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestDrain
  @Test
  void aReplacementForADrainedNodeHasNoDelayButWaitsForTheOldTask() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    int old = swarm.newest(1);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.availability(1, Availability.DRAIN));
    swarm.leader.atMs(4000, () -> swarm.observeTask(old, TaskState.SHUTDOWN));

    assertEquals("""
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        4.000 web.1#1 SHUTDOWN on node1
        4.000 web.1#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  @Test
  void anOldTaskThatDoesNotStopIsWaitedForOneMinute() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.availability(1, Availability.DRAIN));

    assertEquals("""
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        61.000 web.1#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  @Test
  void theWaitForAnOldTaskEndsWhenItsNodeGoesDownOrIsRemoved() {
    swarm.create(Swarm.service("web").replicas(2));
    swarm.run(1, 1);
    swarm.run(2, 2);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> {
      swarm.availability(1, Availability.DRAIN);
      swarm.availability(2, Availability.DRAIN);
    });
    swarm.leader.atMs(3000, () -> swarm.status(1, Status.DOWN));
    swarm.leader.atMs(5000, () -> swarm.leader.write(tx -> tx.remove(tx.node(2))));

    assertEquals("""
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        1.000 web.2#1 desired=SHUTDOWN
        1.000 web.2#2 create desired=READY
        3.000 web.1#2 desired=RUNNING
        5.000 web.2#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestDrain
  @Test
  void pausedAndUnknownNodesKeepTheirTasks() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.availability(1, Availability.PAUSE);
    swarm.status(1, Status.UNKNOWN);

    assertEquals("", swarm.runUntil(100));
  }

  @Test
  void aReplacementThatFailsDuringItsDelayIsReplacedWhenTheDelayIsOver() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));
    swarm.leader.atMs(2000, () -> swarm.observe(1, TaskState.REJECTED));

    assertEquals("""
        1.000 web.1#1 FAILED on node1
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        2.000 web.1#2 REJECTED
        6.000 web.1#2 desired=RUNNING
        6.000 web.1#2 desired=SHUTDOWN
        6.000 web.1#3 create desired=READY
        11.000 web.1#3 desired=RUNNING
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestOrchestratorRestartMaxAttempts
  @Test
  void attemptsCountReplacements() {
    swarm.create(Swarm.service("web").restart(Condition.ANY, 0, 2, 0));
    for (int second = 1; second <= 5; second++) {
      swarm.leader.atMs(second * 1000L, () -> swarm.observe(1, TaskState.FAILED));
    }

    assertEquals("""
        0.000 web.1#1 create desired=RUNNING
        1.000 web.1#1 FAILED
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        1.000 web.1#2 desired=RUNNING
        2.000 web.1#2 FAILED
        2.000 web.1#2 desired=SHUTDOWN
        2.000 web.1#3 create desired=READY
        2.000 web.1#3 desired=RUNNING
        3.000 web.1#3 FAILED
        3.000 web.1#3 desired=SHUTDOWN
        4.000 web.1#3 FAILED
        5.000 web.1#3 FAILED
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestOrchestratorRestartWindow
  @Test
  void attemptsOutsideTheWindowAreForgotten() {
    swarm.create(Swarm.service("web").restart(Condition.ANY, 0, 1, 10 * SECOND));
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));
    swarm.leader.atMs(11_000, () -> swarm.observe(1, TaskState.FAILED));
    swarm.leader.atMs(20_999, () -> swarm.observe(1, TaskState.FAILED));

    assertEquals("""
        0.000 web.1#1 create desired=RUNNING
        1.000 web.1#1 FAILED
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        1.000 web.1#2 desired=RUNNING
        11.000 web.1#2 FAILED
        11.000 web.1#2 desired=SHUTDOWN
        11.000 web.1#3 create desired=READY
        11.000 web.1#3 desired=RUNNING
        20.999 web.1#3 FAILED
        20.999 web.1#3 desired=SHUTDOWN
        """, swarm.runUntil(100));
  }

  @Test
  void aFinishedTaskIsNotReplacedOnFailureAndKeepsItsSlot() {
    swarm.create(Swarm.service("web").restart(Condition.ON_FAILURE, 0, 0, 0));
    swarm.run(1, 1);
    swarm.observe(1, TaskState.COMPLETE);
    swarm.log.drain();
    swarm.update(Swarm.service("web").restart(Condition.ON_FAILURE, 0, 0, 0).replicas(2));

    assertEquals("0.000 web.2#1 create desired=RUNNING\n", swarm.runUntil(100));
  }

  // SwarmKit: TestOrchestratorRestartOnFailure
  @Test
  void aFinishedTaskComesBackOnlyWithANewTaskTemplate() {
    Swarm.ServiceBuilder service = Swarm.service("web").restart(Condition.ON_FAILURE, 0, 0, 0);
    swarm.create(service);
    swarm.run(1, 1);
    swarm.observe(1, TaskState.COMPLETE);
    swarm.log.drain();
    swarm.update(service);
    assertEquals("", swarm.runUntil(1));

    swarm.update(service.image("v2"));
    assertEquals("""
        1.000 web.1#2 create desired=READY
        1.000 web.1#2 desired=RUNNING
        """, swarm.runUntil(2));
  }

  // SwarmKit: TestOrchestratorRestartOnNone
  @Test
  void withConditionNoneNothingComesBackButWithANewTaskTemplate() {
    Swarm.ServiceBuilder service =
        Swarm.service("web").replicas(2).restart(Condition.NONE, 0, 0, 0);
    swarm.create(service);
    swarm.run(1, 1);
    swarm.run(2, 1);
    swarm.observe(1, TaskState.FAILED);
    swarm.observe(2, TaskState.COMPLETE);
    swarm.log.drain();
    swarm.update(service.replicas(2));
    assertEquals("", swarm.runUntil(1));

    swarm.update(service.image("v2").updates(ALL_AT_ONCE, null));
    swarm.runUntil(2);
    assertEquals(4, swarm.tasks().size());
  }

  // SwarmKit: TestOrchestratorRestartMaxAttempts
  @Test
  void aNewSpecVersionStartsTheAttemptsAnew() {
    Swarm.ServiceBuilder service = Swarm.service("web").restart(Condition.ANY, 0, 1, 0);
    swarm.create(service);
    swarm.observe(1, TaskState.FAILED);
    swarm.observe(1, TaskState.FAILED);
    assertEquals(2, swarm.tasks().size());

    swarm.update(service.image("v2"));
    swarm.observe(1, TaskState.FAILED);
    assertEquals(4, swarm.tasks().size());
    swarm.observe(1, TaskState.FAILED);
    assertEquals(4, swarm.tasks().size());
  }

  // SwarmKit: TestReplicatedOrchestrator
  @Test
  void missingSlotsAreFilledFromTheLowestNumber() {
    swarm.create(Swarm.service("web").replicas(3));
    swarm.leader.write(tx -> tx.remove(tx.task(swarm.newest(2))));

    assertEquals("""
        0.000 web.1#1 create desired=RUNNING
        0.000 web.2#1 create desired=RUNNING
        0.000 web.3#1 create desired=RUNNING
        0.000 web.2#1 deleted
        0.000 web.2#2 create desired=RUNNING
        """, swarm.runUntil(1));
  }

  // SwarmKit: TestReplicatedScaleDown
  @Test
  void scalingDownTakesCopiesFromTheFullestNode() {
    swarm.create(Swarm.service("web").replicas(4));
    swarm.run(1, 1);
    swarm.run(2, 2);
    swarm.run(3, 2);
    swarm.run(4, 2);
    swarm.log.drain();
    swarm.update(Swarm.service("web").replicas(2));

    assertEquals("""
        0.000 web.3#1 desired=REMOVE
        0.000 web.4#1 desired=REMOVE
        """, swarm.runUntil(1));
  }

  // SwarmKit: TestReplicatedScaleDown
  @Test
  void scalingDownTakesSlotsWithoutANodeBeforeAllOthers() {
    swarm.create(Swarm.service("web").replicas(3));
    swarm.run(2, 1);
    swarm.run(3, 1);
    swarm.log.drain();
    swarm.update(Swarm.service("web").replicas(2));

    assertEquals("0.000 web.1#1 desired=REMOVE\n", swarm.runUntil(1));
  }

  @Test
  void ofManyEqualSlotsAnyMayGo() {
    swarm.create(Swarm.service("web").replicas(26));
    for (int slot = 1; slot <= 26; slot++) {
      swarm.run(slot, 1 + slot % 2);
    }
    swarm.update(Swarm.service("web").replicas(1));
    int kept = swarm.tasks().stream()
        .filter(task -> task.desired() == TaskState.RUNNING)
        .findFirst()
        .orElseThrow()
        .slot();

    assertTrue(kept <= 2, "the first copy on either node stays: " + kept);
  }

  // SwarmKit: TestReplicatedScaleDown
  @Test
  void scalingDownTakesWhatDoesNotRunFirst() {
    swarm.create(Swarm.service("web").replicas(3));
    swarm.change(swarm.newest(1), task -> task.withNode(1));
    swarm.run(2, 1);
    swarm.run(3, 1);
    swarm.log.drain();
    swarm.update(Swarm.service("web").replicas(2));

    assertEquals("0.000 web.1#1 desired=REMOVE\n", swarm.runUntil(1));
  }

  // SwarmKit: TestReplicatedOrchestrator
  @Test
  void tasksOfADeletedServiceAreToBeRemovedAndNotRestarted() {
    swarm.create(Swarm.service("web").replicas(2));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.removeService();
    swarm.observe(1, TaskState.SHUTDOWN);

    assertEquals("""
        0.000 web.1#1 desired=REMOVE
        0.000 web.2#1 desired=REMOVE
        0.000 web.1#1 SHUTDOWN on node1
        """, swarm.runUntil(100));
  }

  @Test
  void replacementsAreMadeFromTheCurrentSpec() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.update(Swarm.service("web").image("v2"));
    swarm.observe(1, TaskState.FAILED);

    assertEquals(
        "v2", swarm.leader.view().task(swarm.newest(1)).spec().container().image());
  }

  // SwarmKit: TestInitializationFailedTasks, TestInitializationDelayStart
  @Test
  void aNewLeaderGoesOnWithADelayAndRestartsWhatFailedMeanwhile() {
    swarm.create(Swarm.service("web").replicas(2));
    swarm.run(1, 1);
    swarm.run(2, 2);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));
    swarm.leader.atMs(3000, () -> {
      swarm.leader.lead();
      swarm.observe(2, TaskState.FAILED);
      swarm.elect();
    });

    assertEquals("""
        1.000 web.1#1 FAILED on node1
        1.000 web.1#1 desired=SHUTDOWN
        1.000 web.1#2 create desired=READY
        3.000 web.2#1 FAILED on node2
        3.000 web.2#1 desired=SHUTDOWN
        3.000 web.2#2 create desired=READY
        6.000 web.1#2 desired=RUNNING
        8.000 web.2#2 desired=RUNNING
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestInitializationRejectedTasks
  @Test
  void aNewLeaderReplacesRejectedTasks() {
    swarm.create(Swarm.service("web"));
    swarm.run(1, 1);
    swarm.leader.lead();
    swarm.observe(1, TaskState.REJECTED);
    swarm.log.drain();
    swarm.elect();

    assertEquals("""
        0.000 web.1#1 desired=SHUTDOWN
        0.000 web.1#2 create desired=READY
        """, swarm.runUntil(1));
    assertEquals(-1, swarm.leader.view().task(swarm.newest(1)).node());
  }

  // SwarmKit: TestInitializationNodeDown
  @Test
  void aNewLeaderReplacesTasksOnNodesThatAreDown() {
    swarm.create(Swarm.service("web").replicas(2));
    swarm.run(1, 1);
    swarm.run(2, 2);
    swarm.leader.lead();
    swarm.status(1, Status.DOWN);
    swarm.log.drain();
    swarm.elect();

    assertEquals("""
        0.000 web.1#1 desired=SHUTDOWN
        0.000 web.1#2 create desired=READY
        """, swarm.runUntil(1));
  }

  // SwarmKit: TestDrain
  @Test
  void tasksOnADeletedNodeAndNewOnesOnInvalidNodesAreReplaced() {
    swarm.create(Swarm.service("web").replicas(2));
    swarm.run(1, 1);
    swarm.log.drain();
    swarm.leader.write(tx -> tx.remove(tx.node(1)));
    swarm.availability(2, Availability.DRAIN);
    swarm.change(swarm.newest(2), task -> task.withNode(2));

    assertEquals("""
        0.000 web.1#1 desired=SHUTDOWN
        0.000 web.1#2 create desired=READY
        0.000 web.2#1 desired=SHUTDOWN
        0.000 web.2#2 create desired=READY
        """, swarm.runUntil(1));
  }

  @Test
  void aNewLeaderDeletesTasksOfDeletedServices() {
    swarm.create(Swarm.service("web"));
    swarm.leader.lead();
    swarm.removeService();
    swarm.log.drain();
    swarm.elect();

    assertEquals("0.000 web.1#1 deleted\n", swarm.runUntil(1));
  }

  @Test
  void aNewLeaderRemembersTheAttempts() {
    swarm.create(Swarm.service("web").restart(Condition.ANY, 0, 1, 0));
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));
    swarm.leader.atMs(2000, swarm::elect);
    swarm.runUntil(2.5);
    swarm.observe(1, TaskState.FAILED);

    assertEquals("""
        2.500 web.1#2 FAILED
        2.500 web.1#2 desired=SHUTDOWN
        """, swarm.runUntil(100));
  }

  @Test
  void aServiceIsNotReconciledAgainWhileItsTasksAreOnTheWay() {
    FakeLeader slow = new FakeLeader(10_000_000);
    slow.lead(new ReplicatedOrchestrator(new SeededDice(1)));
    slow.write(tx -> tx.create(Swarm.service("web").replicas(250).object(7)));
    slow.write(
        tx -> tx.update(tx.service(7))); // commits before the tasks that the first write calls for
    slow.runUntilMs(1000);

    assertEquals(250, slow.view().tasks().size());
    assertEquals(4, slow.transactions()); // service, service again, 200 tasks, 50 tasks
  }
}
