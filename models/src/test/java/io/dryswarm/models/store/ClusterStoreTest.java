package io.dryswarm.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterStoreTest {
  private final ClusterStore store = new ClusterStore();

  private List<StoreEvent> apply(long index, StoreEvent.Op op, StoreObject object) {
    return store.apply(index, new StoreTransaction(List.of(new StoreAction(op, object))));
  }

  @Test
  void indexOfTheEntryBecomesTheVersion() {
    apply(7, StoreEvent.Op.CREATE, Objects.network(1, "a"));
    assertEquals(7, store.find(Objects.network(1, "a")).version());
    apply(9, StoreEvent.Op.UPDATE, Objects.network(1, "a"));
    assertEquals(9, store.networks().get(0).version());
  }

  @Test
  void eventsCarryNewAndOldObjectInOrderOfTheActions() {
    List<StoreEvent> created = apply(1, StoreEvent.Op.CREATE, Objects.task(5, 2, 0));
    assertNull(created.get(0).old());
    TaskObject moved = Objects.task(5, 2, 0).withNode(3);
    StoreTransaction both = new StoreTransaction(List.of(
        new StoreAction(StoreEvent.Op.UPDATE, moved),
        new StoreAction(StoreEvent.Op.REMOVE, moved)));
    List<StoreEvent> events = store.apply(2, both);
    assertEquals(List.of(StoreEvent.Op.UPDATE, StoreEvent.Op.REMOVE), ops(events));
    assertEquals(created.get(0).object(), events.get(0).old());
    assertEquals(moved.withVersion(2), events.get(1).old());
  }

  private static List<StoreEvent.Op> ops(List<StoreEvent> events) {
    return events.stream().map(StoreEvent::op).toList();
  }

  @Test
  void tasksAreFoundByServiceAndByNodeWhereverTheyMove() {
    apply(1, StoreEvent.Op.CREATE, Objects.task(5, 2, TaskObject.UNASSIGNED));
    apply(2, StoreEvent.Op.CREATE, Objects.task(4, 2, 1));
    assertEquals(List.of(4, 5), ids(store.tasksOfService(2)));
    assertEquals(List.of(4), ids(store.tasksOnNode(1)));
    assertEquals(List.of(), store.tasksOnNode(TaskObject.UNASSIGNED));

    apply(3, StoreEvent.Op.UPDATE, Objects.task(5, 2, 1));
    apply(4, StoreEvent.Op.UPDATE, Objects.task(4, 2, 0));
    assertEquals(List.of(5), ids(store.tasksOnNode(1)));
    assertEquals(List.of(4), ids(store.tasksOnNode(0)));

    apply(5, StoreEvent.Op.REMOVE, Objects.task(5, 2, 1));
    assertEquals(List.of(4), ids(store.tasksOfService(2)));
    assertEquals(List.of(), store.tasksOnNode(1));
  }

  private static List<Integer> ids(List<TaskObject> tasks) {
    return tasks.stream().map(TaskObject::id).toList();
  }

  @Test
  void namesAreFoundWithoutRegardToCaseAndFollowARename() {
    apply(1, StoreEvent.Op.CREATE, Objects.service(1, "Web"));
    assertEquals(1, store.serviceNamed("wEB").id());
    apply(2, StoreEvent.Op.UPDATE, Objects.service(1, "api"));
    assertNull(store.serviceNamed("web"));
    assertEquals(1, store.serviceNamed("api").id());
    apply(3, StoreEvent.Op.REMOVE, Objects.service(1, "api"));
    assertNull(store.serviceNamed("api"));
  }

  @Test
  void listsAreByIdAndDoNotChangeUnderTheReader() {
    apply(1, StoreEvent.Op.CREATE, Objects.secret(9, "b", 1));
    apply(2, StoreEvent.Op.CREATE, Objects.secret(3, "a", 1));
    List<SecretObject> before = store.secrets();
    apply(3, StoreEvent.Op.REMOVE, Objects.secret(3, "a", 1));
    assertEquals(List.of(3, 9), before.stream().map(SecretObject::id).toList());
    assertThrows(UnsupportedOperationException.class, () -> before.remove(0));
  }
}
