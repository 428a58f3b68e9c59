package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.GenericResource.Discrete;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What SwarmKit's own tests of the scheduler pin, under the names of those tests; the rest is elsewhere: TestUnscheduleableTask in
 * {@link SchedulerTest}, TestSchedulerPluginConstraint in {@link PluginFilterTest}, volumes in {@link ClusterVolumesTest} and
 * {@link SchedulerVolumesTest}, constraints in {@link SwarmkitConstraintTest}.
 */
class SwarmkitSchedulerTest {
  private static final long GIB = 1L << 30;

  private final FakeLeader leader = new FakeLeader();
  private int lastTask = 1000;
  private int lastService = 500;

  @Test
  @DisplayName("TestAddTask, TestRemoveTask")
  void addingTwiceTakesOnceAndRemovingTwiceGivesBackOnce() {
    ServiceObject web = Swarm.service("web")
        .reserve(1_000_000_000L, GIB)
        .reserve(new Discrete("gpu", 1))
        .object(5);
    NodeInfo node =
        new NodeInfo(Swarm.withResources(Swarm.node(1), 4 * GIB, new Discrete("gpu", 2)));
    TaskObject task = Swarm.task(11, web, 1, 1, TaskState.ASSIGNED, TaskState.RUNNING);

    node.add(task);
    node.add(task);
    assertEquals(List.of(1, 3L * GIB), List.of(node.activeTasks(), node.freeMemoryBytes()));
    assertEquals(false, node.hasFree(new Discrete("gpu", 2)));

    assertEquals(true, node.remove(task));
    assertEquals(false, node.remove(task));
    assertEquals(List.of(0, 4L * GIB), List.of(node.activeTasks(), node.freeMemoryBytes()));
    assertEquals(true, node.hasFree(new Discrete("gpu", 2)));
  }

  @Test
  @DisplayName("TestScheduler")
  void nodesThatComeGoAndReturnAreTakenIntoAccount() {
    ServiceObject web = start(Swarm.service("web"), Swarm.node(1), down(2));
    create(web, 2);
    assertEquals(List.of(2, 0), counts(web, 2));

    leader.write(tx -> tx.update(tx.node(2).withStatus(Status.READY, "")));
    create(web, 2);
    assertEquals(List.of(2, 2), counts(web, 2));

    leader.write(tx -> {
      tx.create(Swarm.node(3));
      tx.remove(tx.node(1));
    });
    create(web, 2);
    assertEquals(List.of(2, 2, 2), counts(web, 3));
  }

  @Test
  @DisplayName("TestHA, testHA")
  void theServicesOwnCountWeighsMoreThanTheTotal() {
    ServiceObject web = start(Swarm.service("web"), Swarm.node(1), Swarm.node(2), Swarm.node(3));
    ServiceObject other =
        define(Swarm.service("other").placement(List.of("node.hostname==host1"), List.of(), 0));
    create(other, 5);
    create(web, 3);
    assertEquals(List.of(1, 1, 1), counts(web, 3));

    setAll(web, 2, TaskState.SHUTDOWN);
    create(web, 1);
    assertEquals(List.of(1, 1, 1), counts(web, 3));
  }

  @Test
  @DisplayName("TestPreferences")
  void aLabelsValuesShareEquallyAndAFullOnePassesOn() {
    Swarm.ServiceBuilder spread = Swarm.service("web")
        .placement(List.of(), List.of("node.labels.zone"), 0)
        .reserve(0, GIB);
    ServiceObject web =
        start(spread, zone(1, "a", 2 * GIB), zone(2, "b", 32 * GIB), zone(3, "b", 32 * GIB));
    create(web, 4);
    assertEquals(List.of(2, 1, 1), counts(web, 3));
    create(web, 4);
    assertEquals(List.of(2, 3, 3), counts(web, 3));
  }

  @Test
  @DisplayName("TestMultiplePreferences")
  void nestedPreferencesShareOnEachLevel() {
    List<String> labels = List.of("node.labels.zone", "node.labels.rack");
    ServiceObject web = start(
        Swarm.service("web").placement(List.of(), labels, 0).reserve(0, GIB),
        Swarm.labelled(zone(1, "a", 16 * GIB), "rack", "1"),
        Swarm.labelled(zone(2, "b", 16 * GIB), "rack", "1"),
        Swarm.labelled(zone(3, "b", 16 * GIB), "rack", "2"),
        Swarm.labelled(zone(4, "b", GIB / 2), "rack", "3"));
    create(web, 8);
    assertEquals(List.of(4, 2, 2, 0), counts(web, 4));
  }

  @Test
  @DisplayName("TestSchedulerNoReadyNodes")
  void aTaskWaitsForANodeThatIsReady() {
    ServiceObject web = start(Swarm.service("web"), down(1));
    create(web, 1);
    assertEquals("no suitable node (1 node not available for new tasks)", errorOf(lastTask));

    leader.write(tx -> tx.create(Swarm.node(2)));
    settle();
    assertEquals(List.of(0, 1), counts(web, 2));
  }

  @Test
  @DisplayName("TestSchedulerFaultyNode, TestSchedulerFaultyNodeSpecVersion")
  void afterFiveFailuresANodeIsAvoidedUntilTheSpecChanges() {
    ServiceObject web = start(Swarm.service("web"), Swarm.node(1), Swarm.node(2));
    ServiceObject global = define(Swarm.service("global").global());
    createOn(global, 2, 1);
    for (int i = 0; i < 5; i++) {
      createOn(global, 1, 1);
      setAll(global, 1, TaskState.FAILED);
    }
    leader.write(tx -> tx.update(tx.node(2).withStatus(Status.DOWN, "")));
    for (int i = 0; i < 5; i++) {
      create(web, 1);
      setAll(web, 1, TaskState.FAILED);
    }
    leader.write(tx -> tx.update(tx.node(2).withStatus(Status.READY, "")));
    create(web, 3);
    assertEquals(List.of(0, 3), counts(web, 2));

    leader.write(tx -> {
      ServiceObject stored = tx.service(web.id());
      tx.update(stored.withSpec(stored.spec()));
    });
    create(leader.view().service(web.id()), 2);
    assertEquals(List.of(2, 3), counts(web, 2));
  }

  @Test
  @DisplayName("TestSchedulerResourceConstraint")
  void allReservationsMustFitAndBothReasonsAreNamed() {
    ServiceObject web = start(
        Swarm.service("web").reserve(1_000_000_000L, 2 * GIB).reserve(new Discrete("apple", 2)),
        Swarm.withResources(Swarm.node(1), GIB, new Discrete("apple", 9)),
        Swarm.withResources(Swarm.node(2), 8 * GIB, new Discrete("apple", 1)),
        Swarm.withResources(down(3), 8 * GIB, new Discrete("apple", 9)));
    create(web, 1);
    assertEquals(
        "no suitable node (insufficient resources on 2 nodes; 1 node not available for new tasks)",
        errorOf(lastTask));

    leader.write(
        tx -> tx.create(Swarm.withResources(Swarm.node(4), 8 * GIB, new Discrete("apple", 2))));
    settle();
    assertEquals(List.of(0, 0, 0, 1), counts(web, 4));
    assertEquals(
        List.of(new Discrete("apple", 2)), leader.view().task(lastTask).genericResources());
  }

  @Test
  @DisplayName("TestSchedulerResourceConstraintHA")
  void theEvenSpreadGivesWayWhereThereIsNoRoom() {
    ServiceObject web =
        start(Swarm.service("web").reserve(0, GIB), sized(1, GIB), sized(2, 16 * GIB));
    create(web, 4);
    assertEquals(List.of(1, 3), counts(web, 2));
  }

  @Test
  @DisplayName("TestSchedulerResourceConstraintDeadTask")
  void aDeadTasksResourcesGoToOneThatWaits() {
    ServiceObject web = start(Swarm.service("web").reserve(0, GIB), sized(1, GIB));
    create(web, 1);
    create(web, 1);
    assertEquals(TaskState.PENDING, leader.view().task(lastTask).observed());

    set(lastTask - 1, TaskState.SHUTDOWN);
    settle();
    assertEquals(TaskState.ASSIGNED, leader.view().task(lastTask).observed());
  }

  @Test
  @DisplayName("TestSchedulerPreexistingDeadTask")
  void tasksThatWereDeadBeforeHoldNothing() {
    leader.write(tx -> {
      ServiceObject web = Swarm.service("web").reserve(0, GIB).object(5);
      tx.create(sized(1, GIB));
      tx.create(web);
      tx.create(Swarm.task(11, web, 1, 1, TaskState.SHUTDOWN, TaskState.SHUTDOWN));
      tx.create(
          Swarm.task(12, web, 1, TaskObject.UNASSIGNED, TaskState.PENDING, TaskState.RUNNING));
    });
    leader.lead(new Scheduler(new SeededDice(1)));
    settle();
    assertEquals(TaskState.ASSIGNED, leader.view().task(12).observed());
  }

  @Test
  @DisplayName("TestSchedulerCompatiblePlatform")
  void imagesGoWhereTheyRun() {
    ServiceObject web = start(
        Swarm.service("web").platforms(new Platform("linux", "amd64"), new Platform("bsd", "")),
        Swarm.node(1),
        machine(2, "bsd", "x86_64"),
        machine(3, "linux", "arm64"),
        machine(4, "", ""));
    create(web, 4);
    assertEquals(List.of(2, 2, 0, 0), counts(web, 4));

    create(define(Swarm.service("mips").platforms(new Platform("", "mips"))), 1);
    assertEquals("no suitable node (unsupported platform on 4 nodes)", errorOf(lastTask));
  }

  @Test
  @DisplayName("TestSchedulerUnassignedMap")
  void aTaskThatWaitsIsForgottenWithItsService() {
    ServiceObject web = start(Swarm.service("web"), down(1));
    create(web, 1);
    leader.write(tx -> tx.remove(tx.service(web.id())));
    leader.write(tx -> tx.update(tx.node(1)));
    settle();
    leader.write(tx -> tx.update(tx.node(1).withStatus(Status.READY, "")));
    settle();
    assertEquals(TaskState.PENDING, leader.view().task(lastTask).observed());
  }

  @Test
  @DisplayName("TestPreassignedTasks")
  void boundTasksComeFirstAndCount() {
    ServiceObject web = start(Swarm.service("web"), Swarm.node(1), Swarm.node(2));
    ServiceObject global = define(Swarm.service("global").global());
    leader.write(tx -> {
      tx.create(pending(web, TaskObject.UNASSIGNED));
      tx.create(pending(global, 1));
    });
    settle();
    assertEquals(List.of(1, 0), counts(global, 2));
    assertEquals(List.of(0, 1), counts(web, 2));
  }

  @Test
  @DisplayName("TestIgnoreTasks")
  void tasksThatNobodyWantsAreNotPlacedAtTheStart() {
    leader.write(tx -> {
      ServiceObject web = Swarm.service("web").object(5);
      tx.create(Swarm.node(1));
      tx.create(web);
      tx.create(pending(web, TaskObject.UNASSIGNED).withDesired(TaskState.SHUTDOWN));
      tx.create(pending(web, TaskObject.UNASSIGNED).withDesired(TaskState.REMOVE));
    });
    leader.lead(new Scheduler(new SeededDice(1)));
    settle();
    assertEquals(TaskState.PENDING, leader.view().task(lastTask).observed());
    assertEquals(TaskState.PENDING, leader.view().task(lastTask - 1).observed());
  }

  @Test
  @DisplayName("TestSchedulerHostPort")
  void aHostPortIsThereOncePerNode() {
    ServiceObject web =
        start(Swarm.service("web").port(58, PublishMode.HOST), Swarm.node(1), Swarm.node(2));
    create(web, 2);
    assertEquals(List.of(1, 1), counts(web, 2));
    create(web, 1);
    assertEquals("no suitable node (host-mode port already in use on 2 nodes)", errorOf(lastTask));
  }

  @Test
  @DisplayName("TestSchedulerMaxReplicas")
  void theRestWaitsForAnotherNode() {
    ServiceObject web = start(
        Swarm.service("web").placement(List.of(), List.of(), 1), Swarm.node(1), Swarm.node(2));
    create(web, 3);
    assertEquals(List.of(1, 1), counts(web, 2));
    leader.write(tx -> tx.create(Swarm.node(3)));
    settle();
    assertEquals(List.of(1, 1, 1), counts(web, 3));
  }

  @Test
  void tasksWithoutAVersionGoOneByOneToTheBestNodeThatTakesThem() {
    ServiceObject web = start(
        Swarm.service("web").placement(List.of(), List.of(), 2),
        down(1),
        Swarm.node(2),
        Swarm.node(3));
    leader.write(tx -> {
      for (int i = 0; i < 5; i++) {
        tx.create(unversioned(pending(web, TaskObject.UNASSIGNED)));
      }
    });
    settle();
    assertEquals(List.of(0, 2, 2), counts(web, 3));
    List<String> errors = new ArrayList<>();
    for (TaskObject task : leader.view().tasks()) {
      if (task.observed() == TaskState.PENDING) {
        errors.add(task.status().err());
      }
    }
    assertEquals(1, errors.size());
    assertNotEquals("", errors.get(0));
  }

  private static TaskObject unversioned(TaskObject task) {
    return new TaskObject(
        task.id(),
        0,
        task.service(),
        task.serviceName(),
        task.slot(),
        task.node(),
        task.spec(),
        TaskObject.NO_SPEC_VERSION,
        task.desired(),
        task.status(),
        List.of(),
        0);
  }

  private ServiceObject start(Swarm.ServiceBuilder service, NodeObject... nodes) {
    leader.write(tx -> List.of(nodes).forEach(tx::create));
    leader.lead(new Scheduler(new SeededDice(1)));
    return define(service);
  }

  private ServiceObject define(Swarm.ServiceBuilder service) {
    int id = ++lastService;
    leader.write(tx -> tx.create(service.object(id)));
    return leader.view().service(id);
  }

  private void create(ServiceObject service, int count) {
    createOn(service, TaskObject.UNASSIGNED, count);
  }

  private void createOn(ServiceObject service, int node, int count) {
    leader.write(tx -> {
      for (int i = 0; i < count; i++) {
        tx.create(pending(service, node));
      }
    });
    settle();
  }

  private TaskObject pending(ServiceObject service, int node) {
    lastTask++;
    return Swarm.task(lastTask, service, lastTask, node, TaskState.PENDING, TaskState.RUNNING);
  }

  private void set(int task, TaskState state) {
    leader.write(
        tx -> tx.update(tx.task(task).withStatus(TaskStatus.of(state, "", leader.nowNs()))));
  }

  private void setAll(ServiceObject service, int node, TaskState state) {
    for (TaskObject task : leader.view().tasksOnNode(node)) {
      if (task.service() == service.id() && !task.observed().isTerminal()) {
        set(task.id(), state);
      }
    }
    settle();
  }

  private void settle() {
    leader.runUntilMs(leader.nowMs() + 200);
  }

  private String errorOf(int task) {
    return leader.view().task(task).status().err();
  }

  /** Tasks of the service that are assigned or more, and have not ended, on nodes 1 to {@code nodes}. */
  private List<Integer> counts(ServiceObject service, int nodes) {
    List<Integer> counts = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      counts.add((int) leader.view().tasksOnNode(node).stream()
          .filter(task -> task.service() == service.id()
              && task.observed().isAtLeast(TaskState.ASSIGNED)
              && !task.observed().isTerminal())
          .count());
    }
    return counts;
  }

  private static NodeObject down(int id) {
    return Swarm.node(id).withStatus(Status.DOWN, "");
  }

  private static NodeObject sized(int id, long memoryBytes) {
    return Swarm.withResources(Swarm.node(id), memoryBytes);
  }

  private static NodeObject zone(int id, String zone, long memoryBytes) {
    return Swarm.labelled(sized(id, memoryBytes), "zone", zone);
  }

  private static NodeObject machine(int id, String os, String architecture) {
    return Swarm.node(id)
        .withDescription(new NodeObject.Description(4_000_000_000L, 8 * GIB, os, architecture));
  }
}
