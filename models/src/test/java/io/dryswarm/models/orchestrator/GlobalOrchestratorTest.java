package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalOrchestratorTest {
  private static final UpdateConfig ALL_AT_ONCE = new UpdateConfig(
      0, 0, UpdateConfig.FailureAction.CONTINUE, 0, 0, UpdateConfig.Order.STOP_FIRST);

  private final Harness swarm = new Harness(3, () -> new GlobalOrchestrator(new SeededDice(1)));

  // SwarmKit: TestSetup, TestAddService
  @Test
  void everyEligibleNodeGetsOneTask() {
    swarm.availability(1, Availability.PAUSE);
    swarm.changeNode(2, node -> Swarm.labelled(node, "disk", "ssd"));
    swarm.changeNode(3, node -> Swarm.labelled(node, "disk", "ssd"));
    swarm.status(3, Status.UNKNOWN);
    swarm.create(ssd());

    assertEquals("""
        0.000 web.node2#1 create desired=RUNNING
        0.000 web.node3#1 create desired=RUNNING
        """, swarm.runUntil(1));
  }

  // SwarmKit: TestAddNode, TestNodeState, TestNodeAvailability
  @Test
  void aNewNodeGetsItsTaskAtOnceAndAReturningOneANewTask() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.leader.write(tx -> tx.create(Swarm.node(4))));
    swarm.leader.atMs(2000, () -> swarm.status(2, Status.DOWN));
    swarm.leader.atMs(3000, () -> swarm.status(2, Status.READY));
    swarm.leader.atMs(4000, () -> swarm.availability(3, Availability.DRAIN));
    swarm.leader.atMs(5000, () -> swarm.availability(3, Availability.ACTIVE));

    assertEquals("""
        1.000 web.node4#1 create desired=RUNNING
        2.000 web.node2#1 desired=SHUTDOWN
        3.000 web.node2#2 create desired=RUNNING
        4.000 web.node3#1 desired=SHUTDOWN
        5.000 web.node3#2 create desired=RUNNING
        """, swarm.runUntil(10));
  }

  @Test
  void aNodeThatBeginsToMatchGetsATaskAndAnUpdateTakesItAway() {
    swarm.create(ssd());
    swarm.leader.atMs(1000, () -> swarm.changeNode(1, node -> Swarm.labelled(node, "disk", "ssd")));
    swarm.leader.atMs(
        2000,
        () -> swarm.update(Swarm.service("web")
            .global()
            .placement(List.of("node.labels.disk==tape"), List.of(), 0)));

    assertEquals("""
        1.000 web.node1#1 create desired=RUNNING
        2.000 web.node1#1 desired=SHUTDOWN
        """, swarm.runUntil(10));
  }

  // SwarmKit: TestTaskFailure
  @Test
  void aFailedTaskIsRestartedOnItsNodeAfterTheDelay() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    int onNode2 = swarm.tasks().get(1).id();
    swarm.leader.atMs(1000, () -> swarm.observeTask(onNode2, TaskState.FAILED));

    assertEquals("""
        1.000 web.node2#1 FAILED on node2
        1.000 web.node2#1 desired=SHUTDOWN
        1.000 web.node2#2 create desired=READY
        6.000 web.node2#2 desired=RUNNING
        """, swarm.runUntil(10));
  }

  // SwarmKit: TestNodeAvailability
  @Test
  void aTaskThatFailsOnAPausedNodeIsNotReplaced() {
    swarm.create(Swarm.service("web").global());
    swarm.availability(1, Availability.PAUSE);
    swarm.log.drain();
    swarm.observeTask(swarm.tasks().get(0).id(), TaskState.FAILED);

    assertEquals("""
        0.000 web.node1#1 FAILED on node1
        0.000 web.node1#1 desired=SHUTDOWN
        """, swarm.runUntil(10));
  }

  // SwarmKit: TestDeleteNode
  @Test
  void tasksOfARemovedNodeAreDeleted() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    swarm.leader.write(tx -> tx.remove(tx.node(1)));

    assertEquals("0.000 web.node1#1 deleted\n", swarm.runUntil(10));
  }

  // SwarmKit: TestDeleteService
  @Test
  void tasksOfADeletedServiceAreToBeRemoved() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    swarm.removeService();

    assertEquals("""
        0.000 web.node1#1 desired=REMOVE
        0.000 web.node2#1 desired=REMOVE
        0.000 web.node3#1 desired=REMOVE
        """, swarm.runUntil(10));
  }

  @Test
  void aNewLeaderShutsDownTasksOnNodesLostMeanwhile() {
    swarm.create(Swarm.service("web").global());
    swarm.leader.lead();
    swarm.status(3, Status.DOWN);
    swarm.log.drain();
    swarm.elect();

    assertEquals("0.000 web.node3#1 desired=SHUTDOWN\n", swarm.runUntil(10));
  }

  // SwarmKit: TestNodeAvailability
  @Test
  void anUpdateBringsNoTaskBackToADrainedNode() {
    swarm.create(Swarm.service("web").global());
    swarm.availability(1, Availability.DRAIN);
    swarm.update(Swarm.service("web").global().updates(ALL_AT_ONCE, null).image("v2"));
    swarm.runUntil(10);

    assertEquals(
        0,
        swarm.leader.view().tasksOnNode(1).stream()
            .filter(task -> !task.desired().isAfter(TaskState.RUNNING))
            .count());
  }

  // SwarmKit: TestRemoveTask
  @Test
  void aDeletedTaskIsNotMadeAgain() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    swarm.leader.write(
        tx -> tx.remove(tx.task(swarm.leader.view().tasksOnNode(1).get(0).id())));

    assertEquals("0.000 web.node1#1 deleted\n", swarm.runUntil(10));
  }

  // SwarmKit: TestTaskFailure
  @Test
  void withConditionNoneOnlyANewTaskTemplateBringsANewTask() {
    Swarm.ServiceBuilder once =
        Swarm.service("web").global().restart(RestartPolicy.Condition.NONE, 0, 0, 0);
    swarm.create(once);
    swarm.observeTask(onNode(2), TaskState.FAILED);
    swarm.update(once);
    swarm.runUntil(1);
    assertEquals(3, swarm.tasks().size());

    swarm.update(once.image("v2").updates(ALL_AT_ONCE, null));
    swarm.runUntil(2);
    assertEquals(6, swarm.tasks().size());
  }

  // SwarmKit: TestInitializationRejectedTasks, TestInitializationFailedTasks
  @Test
  void aNewLeaderReplacesTasksThatFailedMeanwhile() {
    swarm.create(Swarm.service("web").global());
    swarm.leader.lead();
    swarm.observeTask(onNode(1), TaskState.REJECTED);
    swarm.observeTask(onNode(2), TaskState.FAILED);
    swarm.observeTask(onNode(3), TaskState.RUNNING);
    swarm.log.drain();
    swarm.elect();

    assertEquals("""
        0.000 web.node1#1 desired=SHUTDOWN
        0.000 web.node1#2 create desired=READY
        0.000 web.node2#1 desired=SHUTDOWN
        0.000 web.node2#2 create desired=READY
        """, swarm.runUntil(1));
  }

  // SwarmKit: TestInitializationExtraTask
  @Test
  void aNewLeaderShutsDownAllTasksOfANodeButOne() {
    swarm.create(Swarm.service("web").global());
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    swarm.leader.lead();
    swarm.leader.write(
        tx -> tx.create(Swarm.task(5000, service, 0, 1, TaskState.RUNNING, TaskState.RUNNING)));
    swarm.elect();
    swarm.runUntil(10);

    assertEquals(
        1,
        swarm.leader.view().tasksOnNode(1).stream()
            .filter(task -> task.desired() == TaskState.RUNNING)
            .count());
  }

  // SwarmKit: TestInitializationMultipleServices
  @Test
  void servicesDoNotDisturbOneAnother() {
    swarm.leader.lead();
    swarm.create(Swarm.service("web").global());
    swarm.leader.write(tx -> tx.create(Swarm.service("mon").global().object(8)));
    swarm.elect();
    swarm.log.drain();
    int ofWeb = swarm.leader.view().tasksOfService(Harness.SERVICE).get(0).id();
    swarm.observeTask(ofWeb, TaskState.FAILED);
    swarm.update(Swarm.service("web").global().image("v2").updates(ALL_AT_ONCE, null));
    swarm.runUntil(10);

    assertEquals(
        List.of(TaskState.RUNNING, TaskState.RUNNING, TaskState.RUNNING),
        swarm.leader.view().tasksOfService(8).stream().map(TaskObject::desired).toList());
  }

  // SwarmKit: TestInitializationTaskWithoutService
  @Test
  void aNewLeaderDeletesTasksOfDeletedServices() {
    swarm.create(Swarm.service("web").global());
    swarm.leader.lead();
    swarm.removeService();
    swarm.elect();

    assertEquals(0, swarm.tasks().size());
  }

  // SwarmKit: TestInitializationTaskOnDrainedNode, TestInitializationTaskOnNonexistentNode
  @Test
  void aNewLeaderShutsDownTasksOnDrainedAndUnknownNodes() {
    swarm.create(Swarm.service("web").global());
    swarm.leader.lead();
    swarm.availability(1, Availability.DRAIN);
    swarm.leader.write(tx -> tx.remove(tx.node(2)));
    swarm.log.drain();
    swarm.elect();

    assertEquals("""
        0.000 web.node1#1 desired=SHUTDOWN
        0.000 web.node2#1 desired=SHUTDOWN
        """, swarm.runUntil(10));
  }

  // SwarmKit: TestInitializationRestartHistory
  @Test
  void aNewLeaderCountsTheRestartsOfThePresentVersionInTheirWindow() {
    Swarm.ServiceBuilder service = Swarm.service("web")
        .global()
        .placement(List.of("node.hostname==host1"), List.of(), 0)
        .restart(RestartPolicy.Condition.ANY, 0, 1, 10_000_000_000L);
    swarm.create(service);
    swarm.leader.atMs(1000, () -> swarm.observeTask(onNode(1), TaskState.FAILED));
    swarm.leader.atMs(2000, swarm::elect);
    swarm.leader.atMs(10_900, () -> swarm.observeTask(onNode(1), TaskState.FAILED));
    swarm.runUntil(10.9);
    assertEquals(2, swarm.tasks().size(), "the restart at 1 s is inside the window");

    swarm.update(service.image("v2"));
    swarm.leader.atMs(11_500, () -> swarm.observeTask(onNode(1), TaskState.FAILED));
    swarm.runUntil(12);
    assertEquals(4, swarm.tasks().size(), "a restart of another version does not count");
  }

  private int onNode(int node) {
    return swarm.leader.view().tasksOnNode(node).stream()
        .mapToInt(TaskObject::id)
        .max()
        .orElseThrow();
  }

  private static Swarm.ServiceBuilder ssd() {
    return Swarm.service("web").global().placement(List.of("node.labels.disk==ssd"), List.of(), 0);
  }
}
