package io.dryswarm.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTransactionTest {
  private static StoreTransaction of(StoreEvent.Op op, StoreObject... objects) {
    return new StoreTransaction(
        List.of(objects).stream().map(object -> new StoreAction(op, object)).toList());
  }

  @Test
  void digestTellsContentOrderAndOperationApart() {
    NetworkObject a = Objects.network(1, "a");
    NetworkObject b = Objects.network(2, "b");
    assertEquals(
        of(StoreEvent.Op.CREATE, a, b).digest(), of(StoreEvent.Op.CREATE, a, b).digest());
    assertNotEquals(
        of(StoreEvent.Op.CREATE, a, b).digest(), of(StoreEvent.Op.CREATE, b, a).digest());
    assertNotEquals(
        of(StoreEvent.Op.CREATE, a).digest(), of(StoreEvent.Op.UPDATE, a).digest());
  }

  @Test
  void dataOfASecretCounts() {
    int small = of(StoreEvent.Op.CREATE, Objects.secret(1, "s", 10)).sizeBytes();
    int large = of(StoreEvent.Op.CREATE, Objects.secret(1, "s", 510)).sizeBytes();
    assertEquals(500, large - small);
  }
}
