package io.dryswarm.models.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import org.junit.jupiter.api.Test;

class RestartHistoryTest {
  private static final SlotKey SLOT = new SlotKey(7, 1, TaskObject.UNASSIGNED);

  private final RestartHistory history = new RestartHistory();

  @Test
  void withoutALimitEveryAttemptIsAllowed() {
    ServiceObject service = service(0, 0);
    for (int i = 0; i < 100; i++) {
      history.record(SLOT, created(service, i));
    }
    assertTrue(history.allowsAnother(SLOT, endedAt(service, 100)));
    assertEquals(100, history.count(SLOT, endedAt(service, 100)));
  }

  @Test
  void theLimitCountsReplacementsOfTheSlot() {
    ServiceObject service = service(2, 0);
    history.record(SLOT, created(service, 1));
    assertTrue(history.allowsAnother(SLOT, endedAt(service, 2)));
    history.record(SLOT, created(service, 2));
    assertFalse(history.allowsAnother(SLOT, endedAt(service, 3)));
    assertTrue(
        history.allowsAnother(new SlotKey(7, 2, TaskObject.UNASSIGNED), endedAt(service, 3)));
  }

  @Test
  void aNewSpecVersionStartsAnew() {
    ServiceObject service = service(1, 0);
    ServiceObject updated = service.withVersion(5).withSpec(service.spec());
    history.record(SLOT, created(service, 1));
    assertTrue(history.allowsAnother(SLOT, endedAt(updated, 2)));

    history.record(SLOT, created(updated, 2));
    assertFalse(history.allowsAnother(SLOT, endedAt(updated, 3)));
    assertTrue(history.allowsAnother(SLOT, endedAt(service, 3)));
  }

  @Test
  void theWindowIsOpenAtItsBeginningAndAtTheEndOfTheTask() {
    ServiceObject service = service(1, 10);
    history.record(SLOT, created(service, 5));
    assertFalse(history.allowsAnother(SLOT, endedAt(service, 14)));
    assertTrue(history.allowsAnother(SLOT, endedAt(service, 5)), "created when the task ended");
    assertTrue(history.allowsAnother(SLOT, endedAt(service, 15)), "left the window");
  }

  @Test
  void aDeletedServiceIsForgottenWithAllItsSlots() {
    ServiceObject service = service(1, 0);
    SlotKey onNode = new SlotKey(7, 0, 3);
    SlotKey otherService = new SlotKey(8, 1, TaskObject.UNASSIGNED);
    for (SlotKey slot : new SlotKey[] {SLOT, onNode, otherService}) {
      history.record(slot, created(service, 1));
    }
    history.forgetService(7);

    assertTrue(history.allowsAnother(SLOT, endedAt(service, 2)));
    assertTrue(history.allowsAnother(onNode, endedAt(service, 2)));
    assertFalse(history.allowsAnother(otherService, endedAt(service, 2)));
  }

  private static ServiceObject service(long maxAttempts, long windowNs) {
    return Swarm.service("web").restart(Condition.ANY, 0, maxAttempts, windowNs).object(7);
  }

  private static TaskObject created(ServiceObject service, long timeNs) {
    return Tasks.create(1, service, 1, TaskObject.UNASSIGNED, TaskState.READY, timeNs);
  }

  private static TaskObject endedAt(ServiceObject service, long timeNs) {
    return created(service, 0).withStatus(TaskStatus.of(TaskState.FAILED, "", timeNs));
  }
}
