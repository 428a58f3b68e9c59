package io.dryswarm.models.engine;

/** What the others do with the table entries of a node that gossip declares failed. Data-plane facts F3.22. */
public enum FailedNodeEntries {
  /**
   * They are deleted, and so is the note which networks the node is on. When it is back, it is first believed to be on no network, and its
   * entries are refused, until a full exchange of members tells otherwise; then a bulk sync brings them. Engines up to 28.
   */
  DELETED,
  /**
   * As above, but an entry of the endpoint table that was dropped is not taken back: names stay unknown until the owner writes it anew.
   * Engines 29.0 to 29.6; moby/moby issue 53141.
   */
  LOST,
  /** They are hidden, kept up to date, shown again at once when the node is back, and forgotten after the life of a tombstone. Later engines. */
  HIDDEN
}
