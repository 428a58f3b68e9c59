package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnplacedTest {
  private static final TaskSpec SPEC = new TaskSpec(
      new ContainerSpec("web:1", new TreeMap<>(), List.of(), List.of(), 0),
      new ResourceSpec(0, 0, 0, 0),
      RestartPolicy.DEFAULT,
      PlacementSpec.ANYWHERE,
      List.of(),
      0);

  private final TaskDirectory directory = new TaskDirectory();
  private int nextId = 1;

  private void task(String service, TaskState desired, TaskState state, String err) {
    int id = nextId++;
    TaskStatus status = new TaskStatus(state, "", err, 0, 0, 0);
    TaskObject task = new TaskObject(
        id, 0, 1, service, id, -1, SPEC, 0, desired, status, List.of(), 5 * Time.SECOND);
    directory.committed(new StoreEvent(StoreEvent.Op.CREATE, task, null));
  }

  private List<String> findingsAfter(long seconds) {
    return new Unplaced(directory).findings((5 + seconds) * Time.SECOND);
  }

  @Test
  void tasksThatTheSchedulerRefusesCarryItsReason() {
    String reason = "no suitable node (insufficient resources on 5 nodes)";
    task("web", TaskState.RUNNING, TaskState.PENDING, reason);
    task("web", TaskState.RUNNING, TaskState.PENDING, reason);
    task("api", TaskState.READY, TaskState.PENDING, reason);

    assertEquals(
        List.of(
            "api is not complete: 1 task waits for a node: " + reason,
            "web is not complete: 2 tasks wait for a node: " + reason),
        findingsAfter(60));
  }

  @Test
  void aTaskThatStaysNewHasNoAddress() {
    task("web", TaskState.RUNNING, TaskState.NEW, "");

    assertEquals(List.of(), findingsAfter(10));
    assertEquals(
        List.of(
            "web is not complete: 1 task waits for an address: a network of the service has none"
                + " left (each node on it takes one, too)"),
        findingsAfter(11));
  }

  @Test
  void whatRunsIsOnItsWayOrShallEndIsNoFinding() {
    task("web", TaskState.RUNNING, TaskState.RUNNING, "");
    task("web", TaskState.RUNNING, TaskState.PENDING, "");
    task("web", TaskState.SHUTDOWN, TaskState.PENDING, "no suitable node");
    task("web", TaskState.REMOVE, TaskState.NEW, "");

    assertEquals(List.of(), findingsAfter(60));
  }
}
