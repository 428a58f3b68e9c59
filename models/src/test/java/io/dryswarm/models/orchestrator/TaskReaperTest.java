package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskReaperTest {
  private final Harness swarm = new Harness(1, TaskReaper::new);

  // SwarmKit: TestTaskHistory, TestTickHistoryCleanup
  @Test
  void fiveTasksOfASlotAreKeptThePresentOneIncluded() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 17; id++) {
      create(id, 1, id == 17 ? TaskState.RUNNING : TaskState.FAILED);
    }
    swarm.leader.runUntilMs(249);
    assertEquals(7, swarm.tasks().size());

    swarm.leader.runUntilMs(250);
    assertEquals(List.of(13, 14, 15, 16, 17), ids());
  }

  @Test
  void theOldestStatusGoesFirst() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 16; id++) {
      create(id, 1, TaskState.FAILED);
    }
    swarm.leader.atMs(100, () -> swarm.observeTask(11, TaskState.FAILED));
    swarm.runUntil(1);

    assertEquals(List.of(11, 13, 14, 15, 16), ids());
  }

  @Test
  void slotsHaveHistoriesOfTheirOwn() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 18; id++) {
      create(id, 1 + id % 2, TaskState.FAILED);
    }
    swarm.runUntil(1);

    assertEquals(8, swarm.tasks().size());
  }

  // SwarmKit: TestTick
  @Test
  void liveTasksAreNeverDeletedAndTheSlotIsLookedAtAgainWhenTheyHaveEnded() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 17; id++) {
      create(id, 1, TaskState.RUNNING);
    }
    swarm.runUntil(1);
    assertEquals(7, swarm.tasks().size());

    for (int id = 11; id <= 14; id++) {
      swarm.observeTask(id, TaskState.SHUTDOWN);
    }
    swarm.runUntil(2);
    assertEquals(List.of(13, 14, 15, 16, 17), ids());
  }

  // SwarmKit: TestTickHistoryCleanup
  @Test
  void maxAttemptsReplaceTheLimit() {
    swarm.create(Swarm.service("web").restart(Condition.ANY, 0, 6, 0));
    for (int id = 11; id <= 20; id++) {
      create(id, 1, TaskState.FAILED);
    }
    swarm.runUntil(1);

    assertEquals(7, swarm.tasks().size());
  }

  // SwarmKit: TestTaskStateRemoveOnScaledown, TestTick
  @Test
  void tasksToBeRemovedGoWhenTheyHaveStoppedOrNeverGotANode() {
    swarm.create(Swarm.service("web"));
    create(11, 1, TaskState.RUNNING);
    create(12, 2, TaskState.PENDING);
    swarm.change(11, task -> task.withDesired(TaskState.REMOVE));
    swarm.change(12, task -> task.withDesired(TaskState.REMOVE));
    swarm.runUntil(1);
    assertEquals(List.of(11), ids());

    swarm.observeTask(11, TaskState.SHUTDOWN);
    swarm.leader.runUntilMs(1249);
    assertEquals(List.of(11), ids());
    swarm.leader.runUntilMs(1250);
    assertEquals(List.of(), ids());
  }

  // SwarmKit: TestTaskReaperBatching
  @Test
  void moreThanAThousandThingsAreDoneAtOnce() {
    swarm.create(Swarm.service("web"));
    for (int i = 0; i < TaskReaper.MAX_WAITING; i++) {
      create(5000 + i, 1 + i, TaskState.SHUTDOWN);
      swarm.change(5000 + i, task -> task.withDesired(TaskState.REMOVE));
    }

    assertEquals(0, swarm.leader.nowMs());
    assertEquals(500, swarm.tasks().size());
  }

  // SwarmKit: TestTaskReaperBatching
  @Test
  void workIsCollectedForAQuarterOfASecond() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 30; id++) {
      int task = id;
      swarm.leader.atMs(id * 10, () -> {
        create(task, task, TaskState.SHUTDOWN);
        swarm.change(task, t -> t.withDesired(TaskState.REMOVE));
      });
    }
    swarm.leader.runUntilMs(359);
    int before = swarm.leader.transactions();
    swarm.leader.runUntilMs(10_000);

    assertEquals(List.of(), ids());
    assertEquals(1, swarm.leader.transactions() - before);
  }

  // SwarmKit: TestTaskReaperInit
  @Test
  void aNewLeaderDeletesAtOnceWhatIsToBeRemovedAndKeepsTheRest() {
    swarm.create(Swarm.service("web"));
    create(11, 1, TaskState.SHUTDOWN);
    create(12, 2, TaskState.PENDING);
    create(13, 3, TaskState.RUNNING);
    create(14, 4, TaskState.ORPHANED);
    swarm.leader.lead();
    for (int id = 11; id <= 13; id++) {
      swarm.change(id, task -> task.withDesired(TaskState.REMOVE));
    }
    swarm.elect();

    assertEquals(List.of(13, 14), ids());
  }

  // SwarmKit: TestTaskStateRemoveOnServiceRemoval, TestServiceRemoveDeadTasks,
  // TestServiceRemoveUnassignedTasks
  @Test
  void theTasksOfADeletedServiceGoWhenTheyHaveStopped() {
    LiveSwarm live = new LiveSwarm(1);
    live.create(Swarm.service("web").replicas(3).reserve(3_000_000_000L, 0)); // room for one
    live.runUntil(5);
    live.leader.write(tx -> tx.remove(tx.service(LiveSwarm.SERVICE)));
    live.runUntil(5.4);
    assertEquals(1, live.all().size(), "those without a node are gone");

    live.runUntil(6);
    assertEquals(0, live.all().size());
  }

  @Test
  void anOrphanedTaskIsHistoryLikeAnyOther() {
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 17; id++) {
      create(id, 1, TaskState.ORPHANED);
    }
    swarm.runUntil(1);

    assertEquals(5, ids().size());
  }

  @Test
  void theHistoryOfAJobIsNotTrimmed() {
    swarm.create(Swarm.service("job").mode(new ServiceMode.ReplicatedJob(1, 1)));
    for (int id = 11; id <= 30; id++) {
      create(id, 0, TaskState.FAILED);
    }
    swarm.runUntil(1);

    assertEquals(20, ids().size());
  }

  @Test
  void aNewLimitActsWithTheNextTaskOfASlot() {
    swarm.leader.write(tx -> tx.create(ClusterObject.create(ClusterSpec.DEFAULT)));
    swarm.create(Swarm.service("web"));
    for (int id = 11; id <= 14; id++) {
      create(id, 1, TaskState.FAILED);
    }
    swarm.runUntil(1);
    swarm.leader.write(
        tx -> tx.update(tx.cluster().withSpec(ClusterSpec.DEFAULT.withTaskHistoryLimit(2))));
    swarm.runUntil(2);
    assertEquals(4, ids().size());

    create(15, 1, TaskState.FAILED);
    swarm.runUntil(3);
    assertEquals(List.of(14, 15), ids());
  }

  @Test
  void aNegativeLimitKeepsEverything() {
    Harness keeper = new Harness(1, TaskReaper::new);
    keeper.leader.write(
        tx -> tx.create(ClusterObject.create(ClusterSpec.DEFAULT.withTaskHistoryLimit(-1))));
    keeper.elect();
    keeper.create(Swarm.service("web"));
    ServiceObject service = keeper.leader.view().service(Harness.SERVICE);
    for (int id = 11; id <= 30; id++) {
      TaskObject task = Swarm.task(id, service, 1, 1, TaskState.FAILED, TaskState.SHUTDOWN);
      keeper.leader.write(tx -> tx.create(task));
    }
    keeper.runUntil(1);

    assertEquals(20, keeper.tasks().size());
  }

  private void create(int id, int slot, TaskState observed) {
    ServiceObject service = swarm.leader.view().service(Harness.SERVICE);
    int node = observed == TaskState.PENDING ? TaskObject.UNASSIGNED : 1;
    TaskObject task = Swarm.task(id, service, slot, node, observed, TaskState.RUNNING);
    swarm.leader.write(tx -> tx.create(task.withStatus(TaskStatus.of(observed, "", 0))));
  }

  private List<Integer> ids() {
    return swarm.tasks().stream().map(TaskObject::id).toList();
  }
}
