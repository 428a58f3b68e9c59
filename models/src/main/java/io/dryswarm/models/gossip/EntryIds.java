package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The entries of one network by name, for all nodes of a run: gives each a slot, the same on every node, so that a node finds its
 * version of an entry in an array. Nothing that a node knows is in here. A slot is free again when no node holds the entry.
 */
final class EntryIds {
  private final int network;
  private final EntryNumbers numbers;
  private final Map<Table, Long2ObjectOpenHashMap<EntryId>> byKey = new EnumMap<>(Table.class);
  private final IntArrayList freeSlots = new IntArrayList();
  private EntryId[] held = new EntryId[16];
  private int heldCount;
  private int slots;

  EntryIds(int network, EntryNumbers numbers) {
    this.network = network;
    this.numbers = numbers;
    for (Table table : Table.values()) {
      byKey.put(table, new Long2ObjectOpenHashMap<>());
    }
  }

  EntryId of(Table table, long key) {
    Long2ObjectOpenHashMap<EntryId> ids = byKey.get(table);
    if (ids == null) {
      throw new AssertionError(table);
    }
    EntryId id = ids.get(key);
    if (id == null) {
      id = new EntryId(numbers.next(), network, table, key);
      ids.put(key, id);
    }
    return id;
  }

  /** A node holds a version from now on. */
  void hold(EntryId id) {
    if (id.holders++ == 0) {
      id.slot = freeSlots.isEmpty() ? slots++ : freeSlots.popInt();
      insert(id);
    }
  }

  /** A node holds no version any more. */
  void release(EntryId id) {
    if (--id.holders == 0) {
      freeSlots.add(id.slot);
      id.slot = EntryId.NO_SLOT;
      remove(id);
    }
  }

  /** Number of entries that some node holds. */
  int heldCount() {
    return heldCount;
  }

  /** Those that some node holds, by table and key. */
  EntryId held(int index) {
    return held[index];
  }

  private void insert(EntryId id) {
    if (heldCount == held.length) {
      held = Arrays.copyOf(held, 2 * heldCount);
    }
    int at = indexOf(id);
    System.arraycopy(held, at, held, at + 1, heldCount - at);
    held[at] = id;
    heldCount++;
  }

  private void remove(EntryId id) {
    int at = indexOf(id);
    heldCount--;
    System.arraycopy(held, at + 1, held, at, heldCount - at);
  }

  /** Where it stands, or would stand. */
  private int indexOf(EntryId id) {
    int low = 0;
    int high = heldCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (held[middle].compareTo(id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
