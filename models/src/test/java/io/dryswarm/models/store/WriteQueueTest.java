package io.dryswarm.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
  private final ClusterStore store = new ClusterStore();
  private final List<StoreTransaction> proposed = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final WriteQueue queue = new WriteQueue(store, () -> 0, proposed::add);

  private WriteOutcome outcome(String name) {
    return new WriteOutcome() {
      @Override
      public void committed() {
        told.add(name + " committed");
      }

      @Override
      public void failed(String error) {
        told.add(name + ": " + error);
      }
    };
  }

  private static Consumer<StoreTx> create(int id) {
    return tx -> tx.create(Objects.network(id, "n" + id));
  }

  private static List<Consumer<StoreTx>> parts(int from, int to) {
    return IntStream.range(from, to).mapToObj(WriteQueueTest::create).toList();
  }

  /** As Raft does: the oldest proposal is applied, then its writer may go on. */
  private String commit() {
    StoreTransaction transaction = proposed.remove(0);
    store.apply(1, transaction);
    queue.applied();
    return Objects.words(transaction);
  }

  @Test
  void oneProposalIsUnderWayAtATimeAndTheNextSeesItsResult() {
    queue.add(create(1), outcome("a"));
    queue.add(tx -> tx.update(tx.networks().get(0)), outcome("b"));
    queue.proceed();
    assertEquals(1, proposed.size());
    assertTrue(queue.isLocked());

    assertEquals("CREATE network 1", commit());
    assertEquals(List.of("a committed"), told);
    assertEquals("UPDATE network 1", commit());
    assertEquals(List.of("a committed", "b committed"), told);
    assertFalse(queue.isLocked());
  }

  @Test
  void writeWithoutChangesProposesNothing() {
    queue.add(tx -> {}, outcome("a"));
    queue.proceed();
    assertEquals(List.of(), proposed);
    assertEquals(List.of("a committed"), told);
  }

  @Test
  void refusedWriteFailsAloneAndWholly() {
    queue.add(
        tx -> {
          tx.create(Objects.network(1, "a"));
          tx.create(Objects.network(2, "A"));
        },
        outcome("a"));
    queue.add(create(3), outcome("b"));
    queue.proceed();
    assertEquals(
        List.of("a: name conflicts with an existing object: network A already exists"), told);
    assertEquals("CREATE network 3", commit());
  }

  @Test
  void refusedPartOfABatchIsLeftOut() {
    List<Consumer<StoreTx>> parts = new ArrayList<>(parts(1, 3));
    parts.add(1, tx -> tx.update(Objects.network(9, "nowhere")));
    queue.add(parts, outcome("batch"));
    queue.proceed();
    assertEquals("CREATE network 1, CREATE network 2", commit());
  }

  @Test
  void batchIsCutAtTwoHundredChanges() {
    queue.add(parts(0, 450), outcome("batch"));
    queue.proceed();
    List<Integer> sizes = new ArrayList<>();
    while (!proposed.isEmpty()) {
      sizes.add(proposed.get(0).actions().size());
      commit();
    }
    assertEquals(List.of(200, 200, 50), sizes);
  }

  @Test
  void batchIsCutAtThreeQuartersOfTheByteLimit() {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int id = i;
      parts.add(tx -> tx.create(Objects.secret(id, "s" + id, 500_000)));
    }
    queue.add(parts, outcome("batch"));
    queue.proceed();
    assertEquals("CREATE secret 0, CREATE secret 1, CREATE secret 2", commit());
    assertEquals("CREATE secret 3, CREATE secret 4", commit());
  }

  @Test
  void batchGivesTheLockAwayBetweenItsTransactions() {
    queue.add(parts(0, 250), outcome("batch"));
    queue.add(create(1000), outcome("other"));
    queue.proceed();
    commit();
    assertEquals("CREATE network 1000", commit());
    assertEquals(50, proposed.get(0).actions().size());
    assertEquals(List.of("other committed"), told);
    commit();
    assertEquals(List.of("other committed", "batch committed"), told);
  }

  @Test
  void singleWriteOverTheLimitFails() {
    queue.add(
        tx -> {
          for (int id = 0; id < 4; id++) {
            tx.create(Objects.secret(id, "s" + id, 400_000));
          }
        },
        outcome("a"));
    queue.proceed();
    assertEquals(List.of("a: raft: raft message is too large and can't be sent"), told);
    assertEquals(List.of(), proposed);
  }

  @Test
  void lostLeadershipFailsWhoeverWaits() {
    queue.add(create(1), outcome("a"));
    queue.add(create(2), outcome("b"));
    queue.proceed();
    queue.fail("gone");
    assertEquals(List.of("a: gone", "b: gone"), told);
    assertFalse(queue.isLocked());
  }

  @Test
  void writerThatWritesAgainFromItsCallbackComesLast() {
    WriteOutcome again = () -> {
      told.add("a committed");
      queue.add(create(3), outcome("c"));
      queue.proceed();
    };
    queue.add(create(1), again);
    queue.add(create(2), outcome("b"));
    queue.proceed();
    commit();
    commit();
    commit();
    assertEquals(List.of("a committed", "b committed", "c committed"), told);
  }
}
