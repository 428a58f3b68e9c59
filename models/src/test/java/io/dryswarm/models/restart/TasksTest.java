package io.dryswarm.models.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TasksTest {
  /** SwarmKit: TestTaskSort. */
  @Test
  void tasksAreOrderedByWhenTheManagersStoredTheirStatus() {
    List<Integer> order = Stream.of(task(1, 5, 30), task(2, 9, 10), task(3, 1, 20))
        .sorted(Tasks.BY_STATUS_TIME)
        .map(TaskObject::id)
        .toList();

    assertEquals(List.of(2, 3, 1), order);
  }

  private static TaskObject task(int id, long timeNs, long appliedNs) {
    return Swarm.task(
            id, Swarm.service("web").object(7), 1, 1, TaskState.RUNNING, TaskState.RUNNING)
        .withStatus(new TaskStatus(TaskState.FAILED, "", "", timeNs, appliedNs, 1));
  }
}
