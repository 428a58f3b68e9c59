package io.dryswarm.models.gossip;

import io.dryswarm.core.Digest;

/**
 * One version of a table entry, as it travels. Only its owner makes new ones; everybody passes them on.
 *
 * @param deleted    whether this version says that the entry is gone
 * @param lamport    of the owner's table clock; higher wins
 * @param owner      node that wrote it
 * @param life       the owner's life, see {@link Rumour}
 * @param key        unique in (network, table)
 * @param value      content; for a deletion the last one
 * @param residualNs how much longer a deletion is to be remembered, nanoseconds; 0 otherwise
 */
record TableEvent(
    boolean deleted,
    long lamport,
    int owner,
    int life,
    int network,
    Table table,
    long key,
    TableValue value,
    long residualNs) {
  /** Node, network and endpoint id in text form, and the frame around them. */
  private static final int HEADER_BYTES = 90;

  int sizeBytes() {
    return HEADER_BYTES + value.sizeBytes();
  }

  boolean isAboutSameEntry(TableEvent other) {
    return key == other.key && table == other.table && network == other.network;
  }

  long digest() {
    long entry = Digest.of(network, table.ordinal(), key, value.digest());
    return Digest.of(entry, deleted ? -lamport : lamport, owner, life);
  }
}
