package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import org.junit.jupiter.api.Test;

class TaskManagerMachineTest {
  private final RecordingTasks out = new RecordingTasks();

  private static TaskObject task(TaskState observed, TaskState desired) {
    return Samples.task(7, 4, observed, desired);
  }

  private TaskManagerMachine begun(TaskState desired) {
    TaskManagerMachine manager = new TaskManagerMachine(task(TaskState.ASSIGNED, desired));
    manager.begin(out);
    return manager;
  }

  private TaskManagerMachine running() {
    TaskManagerMachine manager = begun(TaskState.RUNNING);
    manager.prepared(out);
    manager.started(out);
    out.drain();
    return manager;
  }

  /** Swarmkit: TestTaskManager, TestAcceptPrepare, TestReadyRunning, TestResolve. */
  @Test
  void walksToRunningAndComplete() {
    TaskManagerMachine manager = begun(TaskState.RUNNING);
    assertEquals(
        "7 ACCEPTED \"accepted\"\n7 PREPARING \"preparing\"\nengine prepare 7\n", out.drain());
    manager.prepared(out);
    assertEquals("7 READY \"prepared\"\n7 STARTING \"starting\"\nengine start 7\n", out.drain());
    manager.started(out);
    assertEquals("7 RUNNING \"started\"\nengine await 7\n", out.drain());
    manager.exited(0, "", out);
    assertEquals("7 COMPLETE \"finished\"\n", out.drain());
    assertEquals(42, manager.task().status().timeNs());
  }

  /** Swarmkit: TestAcceptPrepare. */
  @Test
  void parksInReadyAndReactsAtOnce() {
    TaskManagerMachine manager = begun(TaskState.READY);
    manager.prepared(out);
    assertEquals("""
        7 ACCEPTED "accepted"
        7 PREPARING "preparing"
        engine prepare 7
        7 READY "prepared"
        """, out.drain());
    manager.update(task(TaskState.READY, TaskState.RUNNING), out);
    assertEquals("store 7\n7 STARTING \"starting\"\nengine start 7\n", out.drain());
  }

  /** Swarmkit: TestShutdown. */
  @Test
  void aReadyTaskIsShutDownWithoutAPause() {
    TaskManagerMachine manager = begun(TaskState.READY);
    manager.prepared(out);
    out.drain();
    manager.update(task(TaskState.READY, TaskState.SHUTDOWN), out);
    assertEquals("store 7\nengine shutdown 7\n", out.drain());
    manager.stopped(out);
    assertEquals("7 SHUTDOWN \"shutdown\"\n", out.drain());
  }

  @Test
  void aRunningTaskPausesBeforeItShutsDown() {
    TaskManagerMachine manager = running();
    manager.update(task(TaskState.RUNNING, TaskState.SHUTDOWN), out);
    assertEquals("store 7\npause 7\n", out.drain());
    manager.retry(out);
    assertEquals("engine shutdown 7\n", out.drain());
    manager.exited(143, "", out);
    assertEquals("", out.drain());
    manager.stopped(out);
    assertEquals("7 SHUTDOWN \"shutdown\" exit 143\n", out.drain());
  }

  @Test
  void aSecondChangeEndsThePause() {
    TaskManagerMachine manager = running();
    manager.update(task(TaskState.RUNNING, TaskState.SHUTDOWN), out);
    out.drain();
    manager.update(task(TaskState.RUNNING, TaskState.REMOVE), out);
    assertEquals("store 7\nengine shutdown 7\n", out.drain());
    manager.retry(out);
    assertEquals("", out.drain());
  }

  /** Swarmkit: TestReadyRunning, TestReadyRunningExitFailure. */
  @Test
  void anExitDuringThePauseIsSeenAfterIt() {
    TaskManagerMachine manager = running();
    TaskObject changed =
        task(TaskState.RUNNING, TaskState.RUNNING).withAttachments(java.util.List.of());
    manager.update(Samples.onNetwork(changed), out);
    manager.exited(3, "", out);
    assertEquals("store 7\npause 7\n", out.drain());
    manager.retry(out);
    assertEquals("7 FAILED \"started\" err \"task: non-zero exit (3)\" exit 3\n", out.drain());
  }

  /** Swarmkit: TestPrepareFailure. */
  @Test
  void failuresBeforeStartingRejectAndLaterFail() {
    TaskManagerMachine manager = begun(TaskState.RUNNING);
    out.drain();
    manager.failed(0, "No such image: web:1", out);
    assertEquals("7 REJECTED \"preparing\" err \"No such image: web:1\"\n", out.drain());

    TaskManagerMachine other = begun(TaskState.RUNNING);
    other.prepared(out);
    out.drain();
    other.failed(128, "starting container failed: no space", out);
    assertEquals(
        "7 FAILED \"starting\" err \"starting container failed: no space\" exit 128\n",
        out.drain());
    other.update(task(TaskState.ASSIGNED, TaskState.SHUTDOWN), out);
    assertEquals("store 7\n", out.drain());
  }

  @Test
  void aChangeWhilePreparingIsTriedAgainAfterAPauseIfTheEngineGaveUp() {
    TaskManagerMachine manager = begun(TaskState.READY);
    out.drain();
    manager.update(task(TaskState.ASSIGNED, TaskState.RUNNING), out);
    assertEquals("store 7\nengine cancel 7\n", out.drain());
    manager.cancelled(out);
    assertEquals("pause 7\n", out.drain());
    manager.retry(out);
    assertEquals("engine prepare 7\n", out.drain());
  }

  @Test
  void desiredStateNeverGoesDownAndEchoesAreIgnored() {
    TaskManagerMachine manager = running();
    manager.update(task(TaskState.RUNNING, TaskState.READY), out);
    manager.update(task(TaskState.ASSIGNED, TaskState.RUNNING).withVersion(99), out);
    assertEquals("", out.drain());
  }

  @Test
  void aTaskTakenUpFromTheDiskAsksTheEngineWhatBecameOfItsContainer() {
    TaskManagerMachine manager = new TaskManagerMachine(task(TaskState.RUNNING, TaskState.RUNNING));
    manager.begin(out);
    assertEquals("report RUNNING 7\nengine await 7\n", out.drain());
    manager.exited(255, "", out);
    assertEquals("7 FAILED \"running\" err \"task: non-zero exit (255)\" exit 255\n", out.drain());

    new TaskManagerMachine(task(TaskState.STARTING, TaskState.RUNNING)).begin(out);
    assertEquals("report STARTING 7\nengine start 7\n", out.drain());

    new TaskManagerMachine(task(TaskState.RUNNING, TaskState.SHUTDOWN)).begin(out);
    assertEquals("report RUNNING 7\nengine shutdown 7\n", out.drain());

    new TaskManagerMachine(task(TaskState.COMPLETE, TaskState.SHUTDOWN)).begin(out);
    assertEquals("report COMPLETE 7\n", out.drain());
  }

  @Test
  void anEndThatTheEngineKnowsTheCauseOfSaysSo() {
    TaskManagerMachine manager = running();
    manager.exited(137, "dockerexec: unhealthy container", out);
    assertEquals(
        "7 FAILED \"started\" err \"task: non-zero exit (137): dockerexec: unhealthy container\" exit 137\n",
        out.drain());

    TaskManagerMachine polite = running();
    polite.exited(0, "dockerexec: unhealthy container", out);
    assertEquals("7 COMPLETE \"finished\"\n", out.drain());
  }

  @Test
  void aChangeWhileAStartAwaitsHealthIsSeenAfterAPause() {
    TaskManagerMachine manager = begun(TaskState.RUNNING);
    manager.prepared(out);
    out.drain();
    manager.update(task(TaskState.READY, TaskState.SHUTDOWN), out);
    assertEquals("store 7\nengine cancel 7\n", out.drain());
    manager.cancelled(out);
    assertEquals("pause 7\n", out.drain());
    manager.retry(out);
    assertEquals("engine shutdown 7\n", out.drain());
  }

  /** Swarmkit: TestDesiredStateRemove. */
  @Test
  void desiredRemoveIsShutDownLikeAnyOtherAndNeverReported() {
    TaskManagerMachine manager = begun(TaskState.READY);
    manager.prepared(out);
    out.drain();
    manager.update(task(TaskState.READY, TaskState.REMOVE), out);
    manager.stopped(out);
    assertEquals("store 7\nengine shutdown 7\n7 SHUTDOWN \"shutdown\"\n", out.drain());
  }

  /** Swarmkit: TestDesiredStateRemoveOnlyNonterminal. */
  @Test
  void anEndedTaskIsNotTouchedByDesiredRemove() {
    TaskManagerMachine manager = running();
    manager.exited(0, "", out);
    out.drain();
    manager.update(task(TaskState.COMPLETE, TaskState.REMOVE), out);
    assertEquals("store 7\n", out.drain());
  }
}
