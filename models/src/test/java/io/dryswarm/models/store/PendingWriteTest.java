package io.dryswarm.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PendingWriteTest {
  private final ClusterStore store = new ClusterStore();
  private final PendingWrite tx = new PendingWrite(store, () -> 100);

  PendingWriteTest() {
    store.put(Objects.service(1, "web").withVersion(5));
    store.put(Objects.service(2, "api").withVersion(5));
    store.put(Objects.task(10, 1, 0).withVersion(5));
  }

  private static void refused(String error, Executable change) {
    assertEquals(error, assertThrows(StoreRefusal.class, change).getMessage());
  }

  @Test
  void staleVersionIsOutOfSequence() {
    ServiceObject stored = store.service(1);
    refused("update out of sequence", () -> tx.update(stored.withVersion(4)));
    refused("update out of sequence", () -> tx.update(stored.withVersion(6)));
    tx.update(stored);
    assertEquals("UPDATE service 1", Objects.words(new StoreTransaction(tx.actions())));
  }

  @Test
  void whatIsThereIsNotCreatedAndWhatIsNotIsNotChanged() {
    refused("object already exists", () -> tx.create(Objects.service(1, "new")));
    refused("object does not exist", () -> tx.update(Objects.service(9, "web")));
    refused("object does not exist", () -> tx.remove(Objects.task(11, 1, 0)));
    assertEquals(0, tx.size());
  }

  @Test
  void nameIsTakenWhateverItsCaseByStoredAndByOwnObjects() {
    refused(
        "name conflicts with an existing object: service WEB already exists",
        () -> tx.create(Objects.service(3, "WEB")));
    tx.create(Objects.secret(4, "key", 1));
    refused(
        "name conflicts with an existing object: secret Key already exists",
        () -> tx.create(Objects.secret(5, "Key", 1)));
    tx.remove(store.service(1));
    tx.create(Objects.service(3, "web"));
  }

  @Test
  void updateMayKeepTheNameButNotTakeAnother() {
    ServiceObject stored = store.service(1);
    refused(
        "name conflicts with an existing object: service api already exists",
        () -> tx.update(stored.withSpec(Objects.service(0, "api").spec())));
    tx.update(stored.withSpec(stored.spec()));
  }

  @Test
  void readsSeeTheOwnChanges() {
    tx.create(Objects.task(11, 1, 2));
    tx.update(store.task(10).withNode(2));
    tx.remove(store.service(2));
    assertEquals(List.of(10, 11), tx.tasksOnNode(2).stream().map(TaskObject::id).toList());
    assertEquals(List.of(), tx.tasksOnNode(0));
    assertEquals(List.of(1), tx.services().stream().map(ServiceObject::id).toList());
    assertNull(tx.serviceNamed("api"));
    refused("object does not exist", () -> tx.update(store.service(2)));
  }

  @Test
  void nothingReachesTheStore() {
    tx.create(Objects.task(11, 1, 2));
    tx.remove(store.task(10));
    assertEquals(List.of(10), store.tasks().stream().map(TaskObject::id).toList());
  }

  @Test
  void rollBackTakesTheLastChangesOnly() {
    tx.create(Objects.task(11, 1, 2));
    int bytes = tx.sizeBytes();
    tx.create(Objects.task(12, 1, 2));
    tx.remove(store.task(10));
    tx.rollBackTo(1);
    assertEquals("CREATE task 11", Objects.words(new StoreTransaction(tx.actions())));
    assertEquals(bytes, tx.sizeBytes());
    assertEquals(2, tx.tasks().size());
  }
}
