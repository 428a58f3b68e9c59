package io.dryswarm.models.gossip;

/**
 * Which entry: a place in a table of a network. There is one object for each, so that nodes need not search; see {@link EntryIds}.
 */
final class EntryId {
  static final int NO_SLOT = -1;

  private final long number;
  private final int network;
  private final Table table;
  private final long key;

  /** Where nodes that hold a version of the entry keep it; {@link #NO_SLOT} while none does. */
  int slot = NO_SLOT;

  /** Nodes that hold a version of it. */
  int holders;

  EntryId(long number, int network, Table table, long key) {
    this.number = number;
    this.network = network;
    this.table = table;
    this.key = key;
  }

  /** Unique among all entries. */
  long number() {
    return number;
  }

  int network() {
    return network;
  }

  Table table() {
    return table;
  }

  /** Unique in (network, table). */
  long key() {
    return key;
  }

  /** By table and key. */
  int compareTo(EntryId other) {
    int byTable = Integer.compare(table.code(), other.table.code());
    return byTable != 0 ? byTable : Long.compare(key, other.key);
  }
}
