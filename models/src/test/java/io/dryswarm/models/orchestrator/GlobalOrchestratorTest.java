package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobalOrchestratorTest {
  private final Harness swarm = new Harness(3, () -> new GlobalOrchestrator(new SeededDice(1)));

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

  @Test
  void tasksOfARemovedNodeAreDeleted() {
    swarm.create(Swarm.service("web").global());
    swarm.log.drain();
    swarm.leader.write(tx -> tx.remove(tx.node(1)));

    assertEquals("0.000 web.node1#1 deleted\n", swarm.runUntil(10));
  }

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

  private static Swarm.ServiceBuilder ssd() {
    return Swarm.service("web").global().placement(List.of("node.labels.disk==ssd"), List.of(), 0);
  }
}
