package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.dryswarm.models.gossip.GossipCluster.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryIdsTest {
  private final EntryNumbers numbers = new EntryNumbers();
  private final NetworkReplica one = new NetworkReplica(1, numbers.network(1));
  private final NetworkReplica other = new NetworkReplica(1, numbers.network(1));

  private TableEvent event(Table table, long key) {
    return new TableEvent(false, 1, 2, 0, numbers.of(1, table, key), new Text(1), 0);
  }

  @Test
  void oneEntryHasOneIdAndOthersHaveOthers() {
    assertSame(numbers.of(1, Table.PEER, 7), numbers.of(1, Table.PEER, 7));
    assertNotEquals(
        numbers.of(1, Table.PEER, 7).number(), numbers.of(1, Table.ENDPOINT, 7).number());
    assertNotEquals(
        numbers.of(1, Table.PEER, 7).number(), numbers.of(2, Table.PEER, 7).number());
  }

  @Test
  void slotIsGivenAgainWhenNobodyHoldsTheEntry() {
    TableEvent first = event(Table.PEER, 7);
    one.put(first);
    other.put(first);
    int slot = first.entry().slot;
    one.removeAll();
    assertNull(one.get(first.entry(), 0));
    assertSame(first, other.get(first.entry(), 0));

    other.removeAll();
    assertEquals(EntryId.NO_SLOT, first.entry().slot);
    TableEvent second = event(Table.PEER, 8);
    one.put(second);
    assertEquals(slot, second.entry().slot);
    assertNull(one.get(first.entry(), 0));
  }

  @Test
  void tablesAreWalkedByTableAndKeyWhateverCameFirst() {
    for (long key : new long[] {9, -3, 4}) {
      one.put(event(Table.PEER, key));
      one.put(event(Table.ENDPOINT, key));
    }
    List<String> order = one.live().stream().map(e -> e.table() + " " + e.key()).toList();
    assertEquals(
        List.of("ENDPOINT -3", "ENDPOINT 4", "ENDPOINT 9", "PEER -3", "PEER 4", "PEER 9"), order);
  }
}
