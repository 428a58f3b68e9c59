package io.dryswarm.models.cluster.observe;

import static io.dryswarm.models.result.RunResult.NOT_SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Node 2 crashes at 100 with two of the service's tasks. */
class RecoveryTest {
  private final Recovery recovery = new Recovery(
      2,
      "crash worker",
      "worker",
      100,
      List.of(task(1, 1, 2, TaskState.RUNNING), task(2, 2, 2, TaskState.RUNNING)));

  private static TaskObject task(int id, int slot, int node, TaskState observed) {
    TaskObject sample = Samples.task(id, node, observed, TaskState.RUNNING);
    return new TaskObject(
        id,
        0,
        sample.service(),
        sample.serviceName(),
        slot,
        node,
        sample.spec(),
        0,
        TaskState.RUNNING,
        sample.status(),
        List.of(),
        id < 10 ? 0 : 110);
  }

  private void commit(long nowNs, TaskObject task) {
    recovery.committed(new StoreEvent(StoreEvent.Op.UPDATE, task, null), nowNs);
  }

  private String text() {
    return "gossip " + recovery.gossipNs() + " detected " + recovery.detectedNs() + " rescheduled "
        + recovery.rescheduledNs() + " first " + recovery.firstHealthyNs() + " full "
        + recovery.fullCapacityNs();
  }

  @Test
  void eachStepIsWhenItWasFirstSeenAndTheLastTaskMakesItWhole() {
    recovery.gossipDropped(2, 105);
    recovery.gossipDropped(2, 106);
    recovery.committed(
        new StoreEvent(StoreEvent.Op.UPDATE, Samples.node(2, NodeObject.Status.DOWN), null), 112);
    commit(113, task(11, 1, 3, TaskState.ASSIGNED));
    assertEquals("gossip 5 detected 12 rescheduled -1 first -1 full -1", text());

    commit(114, task(12, 2, 4, TaskState.ASSIGNED));
    commit(120, task(11, 1, 3, TaskState.RUNNING));
    recovery.listening(11, 121);
    assertEquals("gossip 5 detected 12 rescheduled 14 first 21 full -1", text());

    recovery.listening(12, 130);
    commit(131, task(12, 2, 4, TaskState.RUNNING));
    assertEquals("gossip 5 detected 12 rescheduled 14 first 21 full 31", text());
  }

  @Test
  void othersDoNotCount() {
    recovery.gossipDropped(4, 105);
    recovery.committed(
        new StoreEvent(StoreEvent.Op.UPDATE, Samples.node(4, NodeObject.Status.DOWN), null), 112);
    commit(120, task(11, 3, 3, TaskState.RUNNING));
    recovery.listening(11, 121);

    assertEquals(NOT_SEEN, recovery.gossipNs());
    assertEquals("gossip -1 detected -1 rescheduled -1 first -1 full -1", text());
  }

  /** The tasks that died are committed again, as shut down or orphaned: that is no recovery. */
  @Test
  void theLostTasksAreNotTheirOwnReplacements() {
    commit(120, task(1, 1, 2, TaskState.RUNNING));
    recovery.listening(1, 121);

    assertEquals("gossip -1 detected -1 rescheduled -1 first -1 full -1", text());
  }
}
