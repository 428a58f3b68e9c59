package io.dryswarm.models.gossip;

import io.dryswarm.core.Digest;

/**
 * One version of a table entry, as it travels. Only its owner makes new ones; everybody passes them on. Immutable and shared by all who
 * hold it.
 */
final class TableEvent {
  /** Node, network and endpoint id in text form, and the frame around them. */
  private static final int HEADER_BYTES = 90;

  private final boolean deleted;
  private final long lamport;
  private final int owner;
  private final int life;
  private final EntryId entry;
  private final TableValue value;
  private final long residualNs;
  private final int sizeBytes;
  private final long digest;

  /**
   * @param deleted    whether this version says that the entry is gone
   * @param lamport    of the owner's table clock; higher wins
   * @param owner      node that wrote it
   * @param life       the owner's life, see {@link Rumour}
   * @param value      content; for a deletion the last one
   * @param residualNs how much longer a deletion, or an entry whose owner failed, is to be remembered, nanoseconds; 0 otherwise
   */
  TableEvent(
      boolean deleted,
      long lamport,
      int owner,
      int life,
      EntryId entry,
      TableValue value,
      long residualNs) {
    this.deleted = deleted;
    this.lamport = lamport;
    this.owner = owner;
    this.life = life;
    this.entry = entry;
    this.value = value;
    this.residualNs = residualNs;
    this.sizeBytes = HEADER_BYTES + value.sizeBytes();
    long place = Digest.of(entry.network(), entry.table().code(), entry.key(), value.digest());
    this.digest = Digest.of(place, deleted ? -lamport : lamport, owner, life);
  }

  /** The same with another time left. */
  TableEvent withResidualNs(long newResidualNs) {
    return new TableEvent(deleted, lamport, owner, life, entry, value, newResidualNs);
  }

  boolean deleted() {
    return deleted;
  }

  long lamport() {
    return lamport;
  }

  int owner() {
    return owner;
  }

  int life() {
    return life;
  }

  EntryId entry() {
    return entry;
  }

  /** Tells apart what a queue holds: of one entry only the newest version waits. */
  long subject() {
    return entry.number();
  }

  int network() {
    return entry.network();
  }

  Table table() {
    return entry.table();
  }

  long key() {
    return entry.key();
  }

  TableValue value() {
    return value;
  }

  long residualNs() {
    return residualNs;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  long digest() {
    return digest;
  }

  @Override
  public String toString() {
    return "TableEvent[deleted=" + deleted + ", lamport=" + lamport + ", owner=" + owner + ", life="
        + life
        + ", network=" + network() + ", table=" + table() + ", key=" + key() + ", value=" + value
        + ", residualNs=" + residualNs + "]";
  }
}
