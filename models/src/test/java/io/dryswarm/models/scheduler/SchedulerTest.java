package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.TaskLog;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private final FakeLeader leader = new FakeLeader();
  private final TaskLog log = new TaskLog(leader);

  @Test
  void aPendingTaskIsAssignedFiftyMillisecondsAfterTheLastCommit() {
    ServiceObject web = start(Swarm.service("web"), 1);
    leader.atMs(1000, () -> create(web, 11, TaskObject.UNASSIGNED));
    leader.atMs(1030, () -> touchNode(1));
    leader.runUntilMs(3000);

    assertEquals("""
        1.000 web.1#1 create desired=RUNNING
        1.080 web.1#1 ASSIGNED on node1
        """, log.drain());
    assertEquals(
        "scheduler assigned task to node", leader.view().task(11).status().message());
  }

  @Test
  void commitsPostponeItForOneSecondAtMost() {
    ServiceObject web = start(Swarm.service("web"), 1);
    leader.atMs(1000, () -> create(web, 11, TaskObject.UNASSIGNED));
    for (int ms = 1040; ms < 3000; ms += 40) {
      leader.atMs(ms, () -> touchNode(1));
    }
    leader.runUntilMs(3000);

    assertEquals("""
        1.000 web.1#1 create desired=RUNNING
        2.040 web.1#1 ASSIGNED on node1
        """, log.drain());
  }

  @Test
  void aTaskWithoutANodeIsExplainedAndTriedAgainWhenANodeChanges() {
    ServiceObject web =
        start(Swarm.service("web").placement(List.of("node.labels.disk==ssd"), List.of(), 0), 2);
    leader.atMs(1000, () -> create(web, 11, TaskObject.UNASSIGNED));
    leader.atMs(
        9000, () -> leader.write(tx -> tx.update(Swarm.labelled(tx.node(2), "disk", "ssd"))));
    leader.runUntilMs(20_000);

    assertEquals("""
        1.000 web.1#1 create desired=RUNNING
        1.050 web.1#1 PENDING: no suitable node (scheduling constraints not satisfied on 2 nodes)
        9.050 web.1#1 ASSIGNED on node2
        """, log.drain());
  }

  @Test
  void withoutAnyNodeTheExplanationIsBare() {
    ServiceObject web = start(Swarm.service("web"), 0);
    create(web, 11, TaskObject.UNASSIGNED);
    leader.runUntilMs(1000);

    assertEquals("no suitable node", leader.view().task(11).status().err());
  }

  @Test
  void aTaskCreatedForItsNodeIsOnlyConfirmed() {
    ServiceObject web = start(Swarm.service("web").global(), 1);
    create(web, 11, 1);
    leader.runUntilMs(1000);

    assertEquals(
        "scheduler confirmed task can run on preassigned node",
        leader.view().task(11).status().message());
  }

  @Test
  void aTaskThatDoesNotFitItsNodeWaitsWithABareExplanationAndIsTriedAtEveryCommit() {
    ServiceObject web = start(Swarm.service("web").global(), 1);
    leader.write(tx -> tx.update(tx.node(1).withStatus(Status.UNKNOWN, "")));
    create(web, 11, 1);
    leader.runUntilMs(1000);
    assertEquals(
        "1 node not available for new tasks", leader.view().task(11).status().err());

    leader.write(tx -> tx.update(tx.node(1).withStatus(Status.READY, "")));
    leader.runUntilMs(2000);
    assertEquals(TaskState.ASSIGNED, leader.view().task(11).observed());
  }

  @Test
  void removalOfANodeMakesItLookAtNothing() {
    ServiceObject web =
        start(Swarm.service("web").placement(List.of("node.labels.disk==ssd"), List.of(), 0), 2);
    create(web, 11, TaskObject.UNASSIGNED);
    leader.runUntilMs(1000);
    log.drain();

    leader.write(tx -> tx.remove(tx.node(2)));
    leader.runUntilMs(5000);

    assertEquals("", log.drain());
  }

  @Test
  void aTaskOfAnOldSpecThatNobodyWantsAnyMoreIsShutDown() {
    ServiceObject web =
        start(Swarm.service("web").placement(List.of("node.labels.disk==ssd"), List.of(), 0), 1);
    create(web, 11, TaskObject.UNASSIGNED);
    leader.runUntilMs(1000);
    leader.write(tx -> {
      ServiceObject stored = tx.service(web.id());
      tx.update(stored.withSpec(stored.spec()));
      tx.update(tx.task(11).withDesired(TaskState.SHUTDOWN));
    });
    leader.runUntilMs(2000);

    assertEquals(TaskState.SHUTDOWN, leader.view().task(11).observed());
  }

  @Test
  void aDecisionOnATaskThatHasChangedIsTakenAgain() {
    FakeLeader slow = new FakeLeader(30_000_000);
    slow.write(tx -> {
      tx.create(Swarm.node(1));
      tx.create(Swarm.service("web").object(5));
    });
    slow.runUntilMs(100);
    slow.lead(new Scheduler(new SeededDice(1)));
    ServiceObject web = slow.view().service(5);
    slow.write(tx -> tx.create(pending(web, 11, TaskObject.UNASSIGNED)));
    // Queued before the decision, committed before it is applied.
    slow.atMs(175, () -> slow.write(tx -> tx.update(tx.task(11).withDesired(TaskState.COMPLETE))));
    slow.runUntilMs(1000);

    TaskObject task = slow.view().task(11);
    assertEquals(TaskState.ASSIGNED, task.observed());
    assertEquals(TaskState.COMPLETE, task.desired());
  }

  @Test
  void aUsersFilterHasItsSay() {
    ServiceObject web = start(Swarm.service("web").image("shop:friday"), 3);
    create(web, 11, TaskObject.UNASSIGNED);
    leader.runUntilMs(1000);

    assertEquals(
        "no suitable node (no deployments on friday on 3 nodes)",
        leader.view().task(11).status().err());
  }

  private ServiceObject start(Swarm.ServiceBuilder service, int nodes) {
    leader.write(tx -> {
      for (int id = 1; id <= nodes; id++) {
        tx.create(Swarm.node(id));
      }
      tx.create(service.object(5));
    });
    leader.lead(new Scheduler(new SeededDice(1)));
    return leader.view().service(5);
  }

  private void create(ServiceObject service, int id, int node) {
    leader.write(tx -> tx.create(pending(service, id, node)));
  }

  private void touchNode(int id) {
    leader.write(tx -> tx.update(tx.node(id)));
  }

  private static TaskObject pending(ServiceObject service, int id, int node) {
    return Swarm.task(
        id,
        service,
        node == TaskObject.UNASSIGNED ? 1 : 0,
        node,
        TaskState.PENDING,
        TaskState.RUNNING);
  }
}
