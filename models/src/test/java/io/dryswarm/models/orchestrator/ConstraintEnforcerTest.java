package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.GenericResource.Discrete;
import io.dryswarm.models.spec.GenericResource.Named;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintEnforcerTest {
  private final Harness swarm = new Harness(2, () -> new ConstraintEnforcer(new SeededDice(1)));

  private void create(Swarm.ServiceBuilder service, int... ids) {
    swarm.create(service);
    for (int id : ids) {
      put(id, List.of());
    }
    swarm.log.drain();
  }

  private void put(int id, List<GenericResource> generic) {
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    TaskObject task = Swarm.task(id, service, id, 1, TaskState.RUNNING, TaskState.RUNNING);
    swarm.leader.write(tx -> tx.create(new TaskObject(
        task.id(),
        0,
        task.service(),
        task.serviceName(),
        task.slot(),
        task.node(),
        task.spec(),
        task.specVersion(),
        task.desired(),
        task.status(),
        List.of(),
        0,
        0,
        generic,
        task.endpoint())));
  }

  private static Swarm.ServiceBuilder worker() {
    return Swarm.service("web").placement(List.of("node.role==worker"), List.of(), 0);
  }

  // SwarmKit: TestConstraintEnforcer
  @Test
  void tasksAreRejectedWhenTheirNodeNoLongerFits() {
    create(worker(), 11);
    swarm.leader.atMs(1000, () -> swarm.changeNode(1, node -> node.withRole(Role.MANAGER)));

    assertEquals(
        "1.000 web.11#1 REJECTED on node1: assigned node no longer meets constraints\n",
        swarm.runUntil(10));
    assertEquals(
        "task rejected by constraint enforcer",
        swarm.leader.view().task(11).status().message());
    assertEquals(TaskState.RUNNING, swarm.leader.view().task(11).desired());
  }

  // SwarmKit: TestConstraintEnforcer
  @Test
  void aNewLeaderLooksAtEveryNode() {
    create(worker(), 11);
    swarm.leader.lead();
    swarm.changeNode(1, node -> node.withRole(Role.MANAGER));
    swarm.elect();

    assertEquals(TaskState.REJECTED, swarm.leader.view().task(11).observed());
  }

  // SwarmKit: TestConstraintEnforcer
  @Test
  void asManyAreRejectedAsTheNodeCannotHold() {
    create(Swarm.service("web").reserve(0, 1000 * Swarm.MIB), 11, 12, 13, 14);
    swarm.changeNode(1, node -> Swarm.withResources(node, 2500 * Swarm.MIB));

    assertEquals(
        2,
        swarm.tasks().stream()
            .filter(task -> task.observed() == TaskState.REJECTED)
            .count());
  }

  // SwarmKit: TestOutdatedTaskPlacementConstraints
  @Test
  void theConstraintsOfTheServiceCountNotThoseOfTheTask() {
    create(Swarm.service("web"), 11);
    swarm.update(worker());
    swarm.changeNode(1, node -> node.withRole(Role.MANAGER));

    assertEquals(TaskState.REJECTED, swarm.leader.view().task(11).observed());
  }

  // SwarmKit: TestGenericResourcesPlacementConstraints
  @Test
  void tasksWhoseGenericResourcesAreGoneAreRejected() {
    swarm.create(Swarm.service("web"));
    put(11, List.of(new Discrete("apple", 3), new Named("gpu", "a")));
    long memory = 8192 * Swarm.MIB;

    swarm.changeNode(
        1, n -> Swarm.withResources(n, memory, new Discrete("apple", 3), new Named("gpu", "a")));
    assertEquals(TaskState.RUNNING, swarm.leader.view().task(11).observed());

    swarm.changeNode(
        1, n -> Swarm.withResources(n, memory, new Discrete("apple", 3), new Named("gpu", "b")));
    assertEquals(TaskState.REJECTED, swarm.leader.view().task(11).observed());
  }

  @Test
  void genericResourcesAreHandedOutOnceAndAChangeOfTheirSortTakesThemAway() {
    NodeCapacity capacity = new NodeCapacity(
        Swarm.withResources(Swarm.node(1), 0, new Discrete("apple", 3), new Named("gpu", "a"))
            .description());

    assertEquals(false, capacity.take(List.<GenericResource>of(new Named("apple", "x"))));
    assertEquals(false, capacity.take(List.<GenericResource>of(new Discrete("gpu", 1))));
    assertEquals(true, capacity.take(List.of(new Discrete("apple", 2), new Named("gpu", "a"))));
    assertEquals(false, capacity.take(List.<GenericResource>of(new Discrete("apple", 2))));
    assertEquals(false, capacity.take(List.<GenericResource>of(new Named("gpu", "a"))));
    assertEquals(true, capacity.take(List.<GenericResource>of(new Discrete("apple", 1))));
  }

  @Test
  void pausedAndDrainedNodesAreLeftToTheOrchestrators() {
    create(worker(), 11);
    swarm.changeNode(1, node -> node.withAvailability(Availability.PAUSE).withRole(Role.MANAGER));
    swarm.changeNode(1, node -> node.withAvailability(Availability.DRAIN));

    assertEquals("", swarm.runUntil(10));
  }

  @Test
  void tasksThatEndedOrAreToEndAreLeftAloneAndHoldNothing() {
    create(Swarm.service("web").reserve(0, 1000 * Swarm.MIB), 11, 12, 13);
    swarm.observeTask(11, TaskState.COMPLETE);
    swarm.change(12, task -> task.withDesired(TaskState.SHUTDOWN));
    swarm.log.drain();
    swarm.changeNode(1, node -> Swarm.withResources(node, 1000 * Swarm.MIB));

    assertEquals("", swarm.runUntil(10));
  }

  @Test
  void theTimeAtWhichTheLastReportWasStoredStays() {
    create(worker(), 11);
    swarm.change(
        11, task -> task.withStatus(new TaskStatus(TaskState.RUNNING, "started", "", 1, 2, 0)));
    swarm.leader.runUntilMs(5000);
    swarm.changeNode(1, node -> node.withRole(Role.MANAGER));
    TaskStatus status = swarm.leader.view().task(11).status();

    assertEquals(5_000_000_000L, status.timeNs());
    assertEquals(2, status.appliedNs());
  }
}
