package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.Swarm.ServiceBuilder;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.spec.UpdateConfig.FailureAction;
import io.dryswarm.models.spec.UpdateConfig.Order;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.store.UpdateStatus.State;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rolling updates and rollbacks, with all components of a leader; the agents' times are those of {@link LiveSwarm}. */
class RollingUpdateTest {
  private static final long SECOND = 1_000_000_000L;

  private final LiveSwarm swarm = new LiveSwarm(2);

  private static ServiceBuilder web(int replicas) {
    return Swarm.service("web").replicas(replicas).restart(Condition.ANY, 30 * SECOND, 0, 0);
  }

  private static UpdateConfig config(int parallelism, FailureAction action, Order order) {
    return new UpdateConfig(parallelism, 0, action, 5 * SECOND, 0, order);
  }

  private static UpdateConfig stopFirst(int parallelism, FailureAction action) {
    return config(parallelism, action, Order.STOP_FIRST);
  }

  private void run(ServiceBuilder service) {
    swarm.create(service);
    swarm.runUntil(9.9);
  }

  // SwarmKit: TestUpdater
  @Test
  void theNewTaskIsPreparedWhileTheOldOneStops() {
    run(web(1));
    swarm.updateAt(10, web(1).image("v2"));

    assertEquals("""
        10.00 UPDATING: update in progress
        10.00 web.1#2 v2, desired READY
        10.00 web.1#1 desired SHUTDOWN
        10.50 web.1#1 SHUTDOWN
        10.50 web.1#2 desired RUNNING
        10.70 web.1#2 RUNNING
        15.70 COMPLETED: update completed
        """, swarm.runUntil(100));
    assertEquals(
        new UpdateStatus(State.COMPLETED, "update completed", 10 * SECOND, 15_700_000_000L),
        swarm.status());
  }

  // SwarmKit: TestUpdater
  @Test
  void soManySlotsAsParallelismAllowsAreReplacedAtATime() {
    assertEquals(1, mostReplacedAtATime(1));
    assertEquals(3, mostReplacedAtATime(3));
    assertEquals(6, mostReplacedAtATime(0), "0 = all");
    assertEquals(6, mostReplacedAtATime(20));
  }

  private static int mostReplacedAtATime(int parallelism) {
    LiveSwarm swarm = new LiveSwarm(2);
    ServiceBuilder service = web(6).updates(stopFirst(parallelism, FailureAction.PAUSE), null);
    swarm.create(service);
    swarm.runUntil(9.9);
    swarm.updateAt(10, service.image("v2"));
    int most = 0;
    for (double at = 10;
        swarm.status() == null || swarm.status().state() == State.UPDATING;
        at += 0.1) {
      swarm.runUntil(at);
      long running = swarm.all().stream()
          .filter(task -> task.observed() == TaskState.RUNNING)
          .filter(task -> task.desired() == TaskState.RUNNING)
          .count();
      most = Math.max(most, 6 - (int) running);
    }
    assertEquals("v2 running, ".repeat(5) + "v2 running", swarm.tasks());
    return most;
  }

  // SwarmKit: TestUpdater
  @Test
  void eachWorkerRestsForTheDelayAfterItsSlot() {
    UpdateConfig slow =
        new UpdateConfig(1, 7 * SECOND, FailureAction.PAUSE, 5 * SECOND, 0, Order.STOP_FIRST);
    run(web(2).updates(slow, null));
    swarm.updateAt(10, web(2).image("v2").updates(slow, null));
    swarm.runUntil(17.6);
    assertEquals(1, count("v2"));
    swarm.runUntil(17.7);
    assertEquals(2, count("v2"));
    swarm.runUntil(100);

    // The delay is waited for after the last slot too; it is longer than the monitor time, so that
    // monitoring lasts a second longer.
    assertEquals(10_000 + 2 * 7_700 + 8_000, swarm.status().completedNs() / 1_000_000);
  }

  private long count(String image) {
    return swarm.all().stream()
        .filter(task -> task.spec().container().image().equals(image))
        .count();
  }

  // SwarmKit: TestUpdater
  @Test
  void aForcedUpdateReplacesTasksWithoutAChange() {
    run(web(2));
    swarm.updateAt(10, web(2).forceUpdate(1));
    swarm.runUntil(100);

    assertEquals(4, swarm.all().size());
    assertEquals("v1 running, v1 running", swarm.tasks());
    assertEquals(State.COMPLETED, swarm.status().state());
  }

  @Test
  void anUpdateThatChangesNoTaskHasNoStatus() {
    run(web(2));
    swarm.updateAt(10, web(3));

    assertEquals("10.00 web.3#1 v1, desired RUNNING\n10.36 web.3#1 RUNNING\n", swarm.runUntil(100));
    assertNull(swarm.status());
  }

  @Test
  void newPortsReplaceTasks() {
    run(web(1));
    swarm.updateAt(10, web(1).port(80, PublishMode.INGRESS));
    swarm.runUntil(100);

    assertEquals(2, swarm.all().size());
  }

  @Test
  void newSlotsAreMadeAtOnceWhileOldOnesAreReplaced() {
    run(web(1));
    swarm.updateAt(10, web(3).image("v2"));
    swarm.runUntil(10.4);

    assertEquals("v2 ready, v2 running, v2 running", swarm.tasks());
  }

  // SwarmKit: TestUpdaterPlacement
  @Test
  void newConstraintsMoveOnlyTasksWhoseNodeDoesNotFit() {
    swarm.node(2, node -> Swarm.labelled(node, "disk", "ssd"));
    run(web(2));
    swarm.updateAt(10, web(2).placement(List.of("node.labels.disk==ssd"), List.of(), 0));
    String log = swarm.runUntil(100);

    assertEquals(3, swarm.all().size(), log);
    assertEquals(
        List.of(2, 2),
        swarm.all().stream()
            .filter(task -> task.desired() == TaskState.RUNNING)
            .map(task -> task.node())
            .toList());
  }

  // SwarmKit: TestUpdaterFailureAction
  @Test
  void theFirstFailurePausesUntilTheServiceIsChanged() {
    run(web(3));
    swarm.updateAt(10, web(3).image("broken"));
    String log = swarm.runUntil(20);

    assertEquals(2, count("broken"), log); // the failed one and its replacement
    assertEquals(State.PAUSED, swarm.status().state());
    assertEquals(
        "update paused due to failure or early termination of task ID",
        swarm.status().message().replaceAll("task [0-9a-z]{25}", "task ID"));

    swarm.updateAt(21, web(3).image("v3"));
    swarm.runUntil(100);
    assertEquals(State.COMPLETED, swarm.status().state());
    assertEquals("v3 running, v3 running, v3 running", swarm.tasks());
  }

  // SwarmKit: TestUpdaterFailureAction
  @Test
  void withActionContinueEverySlotIsReplacedWhateverHappens() {
    ServiceBuilder service = web(2).updates(stopFirst(1, FailureAction.CONTINUE), null);
    run(service);
    swarm.updateAt(10, service.image("broken"));
    swarm.runUntil(28);

    assertEquals(State.COMPLETED, swarm.status().state());
    assertEquals(2, count("v1"));
    assertEquals("broken ready, broken ready", swarm.tasks());
  }

  @Test
  void aTaskThatCompletesSoonAfterItsStartIsAFailure() {
    run(web(1));
    swarm.updateAt(10, web(1).image("brief"));
    swarm.runUntil(12);

    assertEquals(State.PAUSED, swarm.status().state());
  }

  @Test
  void aTaskThatLastsForTheMonitorTimeIsNone() {
    UpdateConfig brief =
        new UpdateConfig(1, 0, FailureAction.PAUSE, SECOND / 2, 0, Order.STOP_FIRST);
    run(web(2).updates(brief, null));
    swarm.updateAt(10, web(2).image("bad").updates(brief, null));
    swarm.runUntil(20);

    assertEquals(State.COMPLETED, swarm.status().state());
  }

  // SwarmKit: TestUpdaterTaskTimeout
  @Test
  void anOldTaskThatDoesNotStopIsWaitedForOneMinute() {
    run(web(1).image("stubborn"));
    swarm.updateAt(10, web(1).image("v2"));

    assertEquals("""
        10.00 UPDATING: update in progress
        10.00 web.1#2 v2, desired READY
        10.00 web.1#1 desired SHUTDOWN
        70.00 web.1#2 desired RUNNING
        70.20 web.1#2 RUNNING
        75.20 COMPLETED: update completed
        90.00 web.1#1 SHUTDOWN
        """, swarm.runUntil(100));
  }

  // SwarmKit: TestUpdaterOrder
  @Test
  void startFirstStopsTheOldTaskWhenTheNewOneRunsAndDoesNotWaitForIt() {
    UpdateConfig startFirst = config(1, FailureAction.PAUSE, Order.START_FIRST);
    run(web(2).updates(startFirst, null));
    swarm.updateAt(10, web(2).image("v2").updates(startFirst, null));

    assertEquals("""
        10.00 UPDATING: update in progress
        10.00 web.2#2 v2, desired READY
        10.00 web.2#2 desired RUNNING
        10.36 web.2#2 RUNNING
        10.36 web.2#1 desired SHUTDOWN
        10.36 web.1#2 v2, desired READY
        10.36 web.1#2 desired RUNNING
        10.72 web.1#2 RUNNING
        10.72 web.1#1 desired SHUTDOWN
        10.86 web.2#1 SHUTDOWN
        11.22 web.1#1 SHUTDOWN
        15.72 COMPLETED: update completed
        """, swarm.runUntil(100));
  }

  @Test
  void withStartFirstAnOldTaskOutlivesANewOneThatNeverRuns() {
    UpdateConfig startFirst = config(1, FailureAction.PAUSE, Order.START_FIRST);
    run(web(1).updates(startFirst, null));
    swarm.updateAt(10, web(1).image("broken").updates(startFirst, null));
    swarm.runUntil(20);

    assertEquals("v1 running, broken ready", swarm.tasks());
  }

  // SwarmKit: TestUpdaterRollback
  @Test
  void tooManyFailuresLeadBackToTheFormerSpecification() {
    ServiceBuilder service = web(2).updates(stopFirst(1, FailureAction.ROLLBACK), null);
    run(service);
    swarm.updateAt(10, service.image("broken"));

    assertEquals("""
        10.00 UPDATING: update in progress
        10.00 web.2#2 broken, desired READY
        10.00 web.2#1 desired SHUTDOWN
        10.50 web.2#1 SHUTDOWN
        10.50 web.2#2 desired RUNNING
        10.70 web.2#2 FAILED
        10.70 web.2#2 desired SHUTDOWN
        10.70 web.2#3 broken, desired READY
        10.70 ROLLBACK_STARTED: update rolled back due to failure or early termination of task ID
        10.70 web.2#4 v1, desired READY
        10.70 web.2#3 desired SHUTDOWN
        10.75 web.2#3 SHUTDOWN
        10.75 web.2#4 desired RUNNING
        11.06 web.2#4 RUNNING
        16.06 ROLLBACK_COMPLETED: rollback completed
        """, swarm.runUntil(100));
    assertNull(swarm.leader.view().service(LiveSwarm.SERVICE).previousSpec());
  }

  // SwarmKit: TestUpdaterRollback
  @Test
  void aFailedRollbackIsPaused() {
    assertEquals(State.ROLLBACK_PAUSED, endOfAFailedRollback(FailureAction.PAUSE));
  }

  @Test
  void aFailedRollbackWithActionRollbackEndsAsCompletedInSwarm() {
    assertEquals(State.COMPLETED, endOfAFailedRollback(FailureAction.ROLLBACK));
  }

  /** From a specification whose tasks last for a second to one whose tasks never run, and back. */
  private State endOfAFailedRollback(FailureAction action) {
    UpdateConfig back = stopFirst(1, action);
    ServiceBuilder service =
        web(1).updates(stopFirst(1, FailureAction.ROLLBACK), back).image("bad");
    swarm.create(service);
    swarm.runUntil(9.9);
    swarm.updateAt(10, service.image("broken"));
    swarm.runUntil(100);
    return swarm.status().state();
  }

  @Test
  void withoutAFormerSpecificationAFailureChangesNothing() {
    ServiceBuilder service = web(2).updates(stopFirst(1, FailureAction.ROLLBACK), null);
    run(service);
    swarm.updateAt(10, service.image("broken"));
    swarm.at(10.6, this::forgetFormerSpecification);
    swarm.runUntil(20);

    assertEquals(State.UPDATING, swarm.status().state());
    assertEquals(2, count("broken"));
  }

  private void forgetFormerSpecification() {
    swarm.leader.write(tx -> {
      ServiceObject service = tx.service(LiveSwarm.SERVICE);
      tx.update(new ServiceObject(
              service.id(),
              service.version(),
              service.spec(),
              service.specVersion(),
              service.allocated(),
              service.virtualIps(),
              service.ports())
          .withUpdateStatus(service.updateStatus()));
    });
  }

  @Test
  void aSecondUpdateTakesOverAtOnce() {
    run(web(3));
    swarm.updateAt(10, web(3).image("v2"));
    swarm.updateAt(10.2, web(3).image("v3"));
    swarm.runUntil(100);

    assertEquals("v3 running, v3 running, v3 running", swarm.tasks());
    assertEquals(1, count("v2"));
    assertEquals(State.COMPLETED, swarm.status().state());
  }

  @Test
  void anUpdateUnderWayIsNotDisturbedByAnEqualOne() {
    run(web(2));
    swarm.updateAt(10, web(2).image("v2"));
    swarm.at(10.2, () -> swarm.leader.write(tx -> tx.update(tx.service(LiveSwarm.SERVICE))));
    swarm.runUntil(100);

    assertEquals(2, count("v2"));
  }

  @Test
  void aNewLeaderGoesOnWithTheUpdateAndForgetsTheFailures() {
    ServiceBuilder service = web(4)
        .updates(
            new UpdateConfig(1, 0, FailureAction.PAUSE, 5 * SECOND, 0.3, Order.STOP_FIRST), null);
    run(service);
    swarm.updateAt(10, service.image("v2"));
    swarm.at(11, swarm::elect);
    String log = swarm.runUntil(100);

    assertEquals(4, count("v2"), log);
    assertEquals(State.COMPLETED, swarm.status().state());
  }

  @Test
  void aNewLeaderGoesOnWithARollback() {
    ServiceBuilder service = web(4).updates(stopFirst(2, FailureAction.ROLLBACK), null);
    run(service);
    swarm.updateAt(10, service.image("broken"));
    swarm.at(11, swarm::elect);
    swarm.runUntil(100);

    assertEquals(State.ROLLBACK_COMPLETED, swarm.status().state());
    assertEquals("v1 running, v1 running, v1 running, v1 running", swarm.tasks());
  }

  @Test
  void theDelayOfAnUpdateThatWasTakenOverIsDropped() {
    UpdateConfig slow =
        new UpdateConfig(1, 50 * SECOND, FailureAction.PAUSE, 5 * SECOND, 0, Order.STOP_FIRST);
    run(web(2).updates(slow, null));
    swarm.updateAt(10, web(2).image("v2").updates(slow, null));
    swarm.updateAt(15, web(2).image("v3"));
    swarm.runUntil(25);

    assertEquals(State.COMPLETED, swarm.status().state());
    assertEquals("v3 running, v3 running", swarm.tasks());
    assertEquals(1, count("v2"));
  }

  @Test
  void aNewLeaderLeavesAPausedUpdatePaused() {
    run(web(3));
    swarm.updateAt(10, web(3).image("broken"));
    swarm.runUntil(20);
    swarm.elect();
    swarm.runUntil(35);

    assertEquals(State.PAUSED, swarm.status().state());
    assertEquals("broken ready, v1 running, v1 running", swarm.tasks());
  }

  @Test
  void aSlotThatWasReplacedMeanwhileIsSkipped() {
    run(web(2));
    swarm.updateAt(10, web(2).image("v2"));
    swarm.at(
        10.2, () -> swarm.agents.exit(task -> true, TaskState.FAILED)); // the one not yet replaced
    swarm.runUntil(100);

    assertEquals(2, count("v2"));
    assertEquals("v2 running, v2 running", swarm.tasks());
  }

  @Test
  void aPausedNodeKeepsGlobalTasksOfTheOldVersionUntilItIsActiveAgain() {
    swarm.create(Swarm.service("web").global());
    swarm.runUntil(5);
    swarm.node(1, node -> node.withAvailability(Availability.PAUSE));
    swarm.updateAt(10, Swarm.service("web").global().image("v2"));
    swarm.runUntil(20);
    assertEquals("v1 running, v2 running", swarm.tasks());

    swarm.node(1, node -> node.withAvailability(Availability.ACTIVE));
    swarm.runUntil(30);
    assertEquals("v2 running, v2 running", swarm.tasks());
  }
}
