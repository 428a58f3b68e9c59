package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;

/** The entries of all networks of a run, and the places in them; one object for all nodes. */
final class EntryNumbers {
  private final Int2ObjectOpenHashMap<EntryIds> networks = new Int2ObjectOpenHashMap<>();
  private final Places places = new Places();
  private long last;

  Places places() {
    return places;
  }

  EntryIds network(int network) {
    EntryIds ids = networks.get(network);
    if (ids == null) {
      ids = new EntryIds(network, this);
      networks.put(network, ids);
    }
    return ids;
  }

  EntryId of(int network, Table table, long key) {
    return network(network).of(table, key);
  }

  long next() {
    return ++last;
  }
}
