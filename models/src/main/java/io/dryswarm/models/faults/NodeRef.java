package io.dryswarm.models.faults;

/** A node, by number or by what runs there when an action first names it. */
public sealed interface NodeRef {
  /** As written in the scenario. */
  String text();

  /** A node by its number. */
  record ById(int node, String text) implements NodeRef {}

  /** The node of the running task of a slot; fixed at the first action that names it. */
  record OfTask(String service, int slot, String text) implements NodeRef {}

  /** The present Raft leader; fixed at the first action that names it. */
  record Leader(String text) implements NodeRef {}
}
