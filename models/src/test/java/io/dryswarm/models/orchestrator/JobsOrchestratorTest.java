package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.Swarm.ServiceBuilder;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs: each test names the cases of SwarmKit's suites that it takes over. */
class JobsOrchestratorTest {
  private static final long SECOND = 1_000_000_000L;

  private final Harness swarm = new Harness(3, JobsOrchestrator::new);

  private static ServiceBuilder job(int maxConcurrent, int totalCompletions) {
    return Swarm.service("job")
        .mode(new ServiceMode.ReplicatedJob(maxConcurrent, totalCompletions))
        .restart(Condition.ON_FAILURE, SECOND, 0, 0);
  }

  private static ServiceBuilder globalJob() {
    return Swarm.service("job")
        .mode(new ServiceMode.GlobalJob())
        .restart(Condition.ON_FAILURE, SECOND, 0, 0);
  }

  private void observeOn(int node, TaskState state) {
    swarm.observeTask(newestOn(node), state);
  }

  private int newestOn(int node) {
    return swarm.tasks().stream()
        .filter(task -> task.node() == node)
        .max(Comparator.comparingInt(TaskObject::id))
        .orElseThrow()
        .id();
  }

  private List<Integer> slots() {
    return swarm.tasks().stream().map(TaskObject::slot).toList();
  }

  // SwarmKit, replicated: should create MaxConcurrent number of tasks; no tasks yet: should assign
  // each task to a unique slot, should
  // return no error; should set the desired state of each task to COMPLETE; should reconcile each
  // replicated job service received;
  // should create the requisite tasks for a new replicated job
  @Test
  void asManyTasksAsMayRunTogetherAreMadeInSlotsFromZero() {
    swarm.create(job(3, 5));

    assertEquals("""
        0.000 job.#1 create desired=COMPLETE
        0.000 job.1#1 create desired=COMPLETE
        0.000 job.2#1 create desired=COMPLETE
        """, swarm.runUntil(10));
  }

  // SwarmKit, replicated: should create only the number of tasks needed to reach MaxConcurrent; in
  // progress: should assign each new task
  // to a unique slot; should not reuse slot numbers; jobs: should reconcile the service of a task
  // that has entered a terminal state
  @Test
  void aCompletedTaskMakesRoomForOneInANewSlot() {
    swarm.create(job(2, 4));
    swarm.run(0, 1);
    swarm.run(1, 2);
    swarm.observe(0, TaskState.COMPLETE);

    assertEquals(List.of(0, 1, 2), slots());
    swarm.observe(1, TaskState.COMPLETE);
    assertEquals(List.of(0, 1, 2, 3), slots());
  }

  // SwarmKit, replicated: should create no more than the tasks needed to reach TotalCompletions;
  // almost complete: should give each new
  // task a unique slot
  @Test
  void noMoreTasksAreMadeThanAreMissing() {
    swarm.create(job(3, 4));
    for (int slot = 0; slot < 3; slot++) {
      swarm.observe(slot, TaskState.COMPLETE);
    }

    assertEquals(List.of(0, 1, 2, 3), slots());
    swarm.observe(3, TaskState.COMPLETE);
    assertEquals(4, swarm.tasks().size());
  }

  // SwarmKit, replicated: should ignore tasks shutting down when creating new ones; should reuse
  // slots numbers
  @Test
  void theSlotOfATaskThatIsShutDownIsUsedAgain() {
    swarm.create(job(2, 2));
    swarm.run(0, 1);
    swarm.change(swarm.newest(1), task -> task.withDesired(TaskState.SHUTDOWN));
    swarm.observe(0, TaskState.COMPLETE);

    assertEquals(List.of(0, 1, 1), slots());
  }

  // SwarmKit, replicated: should not replace the failing tasks; should call Restart for each
  // failing task
  @Test
  void failedTasksAreLeftToTheRestartSupervisor() {
    swarm.create(job(2, 2));
    swarm.run(1, 2);
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> swarm.observe(1, TaskState.FAILED));

    assertEquals("""
        1.000 job.1#1 FAILED on node2
        1.000 job.1#1 desired=SHUTDOWN
        1.000 job.1#2 create desired=READY
        2.000 job.1#2 desired=COMPLETE
        """, swarm.runUntil(10));
  }

  // SwarmKit, replicated: should remove all tasks belonging to the previous service iteration;
  // should create new tasks with the new
  // JobIteration
  @Test
  void anUpdateEndsTheFormerIterationAndBeginsANewOne() {
    swarm.create(job(2, 2));
    swarm.run(0, 1);
    swarm.run(1, 2);
    swarm.observe(1, TaskState.COMPLETE);
    swarm.log.drain();
    swarm.update(job(2, 2).image("v2"));

    assertEquals("""
        0.000 job.#2 create desired=COMPLETE
        0.000 job.1#2 create desired=COMPLETE
        0.000 job.#1 desired=REMOVE
        """, swarm.runUntil(10));
    assertEquals(
        List.of(0L, 0L, 1L, 1L),
        swarm.tasks().stream().map(TaskObject::jobIteration).toList());
  }

  // SwarmKit, replicated: should return an underflow error if there are more running tasks than
  // TotalCompletions
  @Test
  void ifThereAreTooManyTasksNothingIsDone() {
    swarm.create(job(2, 2));
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    swarm.leader.write(
        tx -> tx.create(Swarm.task(11, service, 5, 1, TaskState.RUNNING, TaskState.COMPLETE)));
    swarm.log.drain();
    swarm.observe(1, TaskState.FAILED);

    assertEquals("0.000 job.1#1 FAILED\n", swarm.runUntil(10));
  }

  // SwarmKit, jobs: should not restart tasks if the Condition is RestartOnNone
  @Test
  void withConditionNoneAFailedTaskIsNotRestarted() {
    swarm.create(job(1, 1).restart(Condition.NONE, 0, 0, 0));
    swarm.observe(0, TaskState.FAILED);

    assertEquals(1, swarm.tasks().size());
  }

  @Test
  void conditionAnyDoesNotRestartACompletedTask() {
    swarm.create(job(1, 1).restart(Condition.ANY, 0, 0, 0));
    swarm.observe(0, TaskState.COMPLETE);

    assertEquals(1, swarm.tasks().size());
  }

  // SwarmKit, jobs: should only restart tasks MaxAttempt times
  @Test
  void replicatedJobsAreTriedAgainMaxAttemptsTimes() {
    swarm.create(job(1, 1).restart(Condition.ON_FAILURE, 0, 2, 0));
    for (int second = 1; second <= 5; second++) {
      swarm.leader.atMs(second * 1000L, () -> swarm.observe(0, TaskState.FAILED));
    }
    swarm.runUntil(10);

    assertEquals(3, swarm.tasks().size());
  }

  @Test
  void theAttemptsOfGlobalJobsAreNotLimitedInSwarm() {
    swarm.create(globalJob().restart(Condition.ON_FAILURE, 0, 2, 0));
    for (int second = 1; second <= 5; second++) {
      swarm.leader.atMs(second * 1000L, () -> observeOn(1, TaskState.FAILED));
    }
    swarm.runUntil(10);

    assertEquals(8, swarm.tasks().size()); // three nodes, and five restarts on one
  }

  @Test
  void aTaskThatFailsDuringItsDelayIsReplacedWhenTheDelayIsOver() {
    swarm.create(job(1, 1));
    swarm.leader.atMs(1000, () -> swarm.observe(0, TaskState.FAILED));
    swarm.leader.atMs(1500, () -> swarm.observe(0, TaskState.REJECTED));
    swarm.runUntil(1.9);
    assertEquals(2, swarm.tasks().size());

    swarm.runUntil(2.5);
    assertEquals(3, swarm.tasks().size());
  }

  // SwarmKit, jobs: should remove tasks when a service is deleted; replicated: service does not
  // exist: should return no error, should
  // create no tasks; global: service no longer exists: should create no tasks
  @Test
  void tasksOfADeletedJobAreToBeRemovedAndNoneAreMade() {
    swarm.create(job(2, 5));
    swarm.run(0, 1);
    swarm.log.drain();
    swarm.removeService();
    swarm.observe(0, TaskState.COMPLETE);

    assertEquals("""
        0.000 job.#1 desired=REMOVE
        0.000 job.1#1 desired=REMOVE
        0.000 job.#1 COMPLETE on node1
        """, swarm.runUntil(10));
  }

  // SwarmKit, jobs: should ignore tasks that are not in a terminal state
  @Test
  void aTaskThatRunsChangesNothing() {
    swarm.create(job(1, 3));
    swarm.run(0, 1);
    swarm.leader.write(tx -> tx.create(Swarm.node(4)));

    assertEquals(1, swarm.tasks().size());
  }

  // SwarmKit, jobs: should stop when Stop is called; should not reconcile anything after calling
  // Stop
  @Test
  void aLeaderThatIsNoneAnyMoreDoesNothing() {
    swarm.leader.lead();
    swarm.create(job(1, 3));

    assertEquals(0, swarm.tasks().size());
  }

  // SwarmKit, jobs: should reconcile each replicated job service that already exists; should
  // reconcile each global job service that
  // already exists; should continue reconciling other services
  @Test
  void aNewLeaderLooksAtEveryJobAlsoAfterOneThatCannotBeBroughtOn() {
    swarm.leader.lead();
    swarm.create(job(1, 1));
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    swarm.leader.write(tx -> {
      tx.create(Swarm.task(11, service, 0, 1, TaskState.RUNNING, TaskState.COMPLETE));
      tx.create(Swarm.task(12, service, 1, 1, TaskState.RUNNING, TaskState.COMPLETE));
      tx.create(Swarm.service("next").mode(new ServiceMode.ReplicatedJob(1, 1)).object(8));
      tx.create(Swarm.service("all").mode(new ServiceMode.GlobalJob()).object(9));
    });
    swarm.elect();

    assertEquals(2, swarm.leader.view().tasksOfService(Harness.SERVICE).size());
    assertEquals(1, swarm.leader.view().tasksOfService(8).size());
    assertEquals(3, swarm.leader.view().tasksOfService(9).size());
  }

  // SwarmKit, jobs: should call checkTasksFunc for both reconcilers
  @Test
  void aNewLeaderGoesOnWithDelaysOfBothKindsOfJobs() {
    swarm.create(job(1, 1).restart(Condition.ON_FAILURE, 5 * SECOND, 0, 0));
    swarm.leader.write(tx -> tx.create(Swarm.service("all")
        .mode(new ServiceMode.GlobalJob())
        .restart(Condition.ON_FAILURE, 5 * SECOND, 0, 0)
        .object(8)));
    swarm.leader.atMs(1000, () -> {
      swarm.observe(0, TaskState.FAILED);
      observeOn(2, TaskState.FAILED);
    });
    swarm.leader.atMs(3000, swarm::elect);
    swarm.runUntil(5.9);
    assertEquals(
        2, swarm.tasks().stream().filter(t -> t.desired() == TaskState.READY).count());

    swarm.runUntil(6);
    assertEquals(
        0, swarm.tasks().stream().filter(t -> t.desired() == TaskState.READY).count());
    assertEquals(
        4, swarm.tasks().stream().filter(t -> t.desired() == TaskState.COMPLETE).count());
  }

  // SwarmKit, global: should create a task for each node; should set the desired state of each new
  // task to COMPLETE; should only create
  // tasks on nodes matching the constraints; should not create tasks for those nodes (drained or
  // paused); should not create tasks for that
  // node (not READY); jobs: should reconcile each global job service received
  @Test
  void aGlobalJobRunsOnEveryReadyActiveAndMatchingNode() {
    for (int id = 4; id <= 7; id++) {
      int node = id;
      swarm.leader.write(tx -> tx.create(Swarm.labelled(Swarm.node(node), "disk", "ssd")));
    }
    swarm.availability(5, Availability.PAUSE);
    swarm.availability(6, Availability.DRAIN);
    swarm.status(7, Status.UNKNOWN);
    swarm.create(globalJob().placement(List.of("node.labels.disk==ssd"), List.of(), 0));

    assertEquals("0.000 job.node4#1 create desired=COMPLETE\n", swarm.runUntil(10));
  }

  // SwarmKit, global: should only create tasks for nodes that need them
  @Test
  void aNodeThatJoinsLaterGetsItsTaskWithTheNextEventOfTheJob() {
    swarm.create(globalJob());
    swarm.log.drain();
    swarm.leader.write(tx -> tx.create(Swarm.node(4)));
    assertEquals("", swarm.runUntil(1));

    observeOn(1, TaskState.COMPLETE);
    assertEquals("""
        1.000 job.node1#1 COMPLETE on node1
        1.000 job.node4#1 create desired=COMPLETE
        """, swarm.runUntil(10));
  }

  // SwarmKit, global: should not replace the failing tasks; should call the restartSupervisor with
  // the failed task
  @Test
  void failedTasksOfAGlobalJobAreRestartedOnTheirNode() {
    swarm.create(globalJob());
    swarm.log.drain();
    swarm.leader.atMs(1000, () -> observeOn(2, TaskState.FAILED));

    assertEquals("""
        1.000 job.node2#1 FAILED on node2
        1.000 job.node2#1 desired=SHUTDOWN
        1.000 job.node2#2 create desired=READY
        2.000 job.node2#2 desired=COMPLETE
        """, swarm.runUntil(10));
  }

  // SwarmKit, global: should remove tasks belonging to old iterations; should create new tasks with
  // the new iteration
  @Test
  void anUpdateOfAGlobalJobBeginsANewIterationOnEveryNode() {
    swarm.create(globalJob());
    swarm.log.drain();
    swarm.update(globalJob());

    assertEquals("""
        0.000 job.node1#2 create desired=COMPLETE
        0.000 job.node2#2 create desired=COMPLETE
        0.000 job.node3#2 create desired=COMPLETE
        0.000 job.node1#1 desired=REMOVE
        0.000 job.node2#1 desired=REMOVE
        0.000 job.node3#1 desired=REMOVE
        """, swarm.runUntil(10));
  }

  // SwarmKit, global: should shut down tasks on drained nodes
  @Test
  void tasksOnADrainedNodeAreShutDownWithTheNextEventOfTheJob() {
    swarm.create(globalJob());
    swarm.availability(3, Availability.DRAIN);
    swarm.log.drain();
    observeOn(1, TaskState.COMPLETE);

    assertEquals("""
        0.000 job.node1#1 COMPLETE on node1
        0.000 job.node3#1 desired=SHUTDOWN
        """, swarm.runUntil(10));
  }

  // SwarmKit, global:
  // FixTask: should take no action if the task is already desired to be shutdown;
  // FixTask: should shut down the task if its node is no longer valid
  @Test
  void aNewLeaderShutsDownTasksOnInvalidNodesOnce() {
    swarm.create(globalJob());
    swarm.leader.lead();
    swarm.status(2, Status.DOWN);
    swarm.leader.write(tx -> tx.remove(tx.node(3)));
    swarm.change(newestOn(3), task -> task.withDesired(TaskState.SHUTDOWN));
    swarm.log.drain();
    swarm.elect();

    assertEquals("0.000 job.node2#1 desired=SHUTDOWN\n", swarm.runUntil(10));
  }
}
