package io.dryswarm.models.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.secrets.NodeConfigs;
import io.dryswarm.models.secrets.NodeSecrets;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final RecordingTasks out = new RecordingTasks();
  private final NodeSecrets secrets = new NodeSecrets();
  private final NodeConfigs configs = new NodeConfigs();
  private final Worker worker = new Worker(secrets, configs);

  private static TaskObject ready(int id) {
    return Samples.task(id, 4, TaskState.READY, TaskState.READY);
  }

  private static AssignmentsMessage complete(List<TaskObject> tasks, SecretObject... secrets) {
    return new AssignmentsMessage(true, 0, 1, tasks, List.of(), List.of(secrets), List.of());
  }

  /** Swarmkit: TestWorkerAssign. */
  @Test
  void aCompleteSetReplacesEverything() {
    worker.assign(complete(List.of(ready(7), ready(8)), Samples.secret(50, "old")), out);
    out.drain();

    worker.assign(complete(List.of(ready(8), ready(9)), Samples.secret(51, "new")), out);

    assertEquals("store 9\nreport READY 9\nforget 7\nengine remove 7\n", out.drain());
    assertEquals(List.of(51), secrets.ids());
    assertEquals(List.of(8, 9), worker.tasks().stream().map(TaskObject::id).toList());
  }

  /** Swarmkit: TestWorkerUpdate. */
  @Test
  void anIncrementRemovesWhatItNames() {
    worker.assign(
        complete(List.of(ready(7), ready(8)), Samples.secret(50, "a"), Samples.secret(51, "b")),
        out);
    out.drain();

    worker.assign(
        new AssignmentsMessage(
            false, 1, 2, List.of(), List.of(8, 99), List.of(Samples.secret(52, "c")), List.of(50)),
        out);

    assertEquals("forget 8\nengine remove 8\n", out.drain());
    assertEquals(List.of(51, 52), secrets.ids());
  }

  @Test
  void storedTasksAreTakenUpAgainFromTheirStatus() {
    worker.resume(
        List.of(ready(7), Samples.task(8, 4, TaskState.STARTING, TaskState.RUNNING)), out);
    assertEquals("report READY 7\nreport STARTING 8\nengine start 8\n", out.drain());

    worker.assign(complete(List.of(ready(7).withDesired(TaskState.RUNNING))), out);
    assertEquals(
        "store 7\n7 STARTING \"starting\"\nengine start 7\nforget 8\nengine remove 8\n",
        out.drain());
  }

  @Test
  void configsComeAndGoWithTheAssignments() {
    worker.assign(
        new AssignmentsMessage(
            true,
            0,
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(Samples.config(60, "a"), Samples.config(61, "b")),
            List.of()),
        out);
    assertEquals(List.of(60, 61), configs.ids());
    worker.assign(
        new AssignmentsMessage(
            false,
            1,
            2,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(Samples.config(62, "c")),
            List.of(60)),
        out);
    assertEquals(List.of(61, 62), configs.ids());
    worker.assign(complete(List.of()), out);
    assertEquals(List.of(), configs.ids());
  }

  /** Swarmkit: TestWorkerWait. */
  @Test
  void leavingRemovesEverythingAndIsOverWhenTheLastContainerIsGone() {
    worker.assign(complete(List.of(ready(7), ready(8)), Samples.secret(50, "a")), out);
    out.drain();

    worker.leave(out);

    assertEquals("forget 7\nengine remove 7\nforget 8\nengine remove 8\n", out.drain());
    assertEquals(List.of(), secrets.ids());
    worker.removed(7);
    assertFalse(worker.isEmpty());
    worker.removed(8);
    assertTrue(worker.isEmpty());
  }
}
