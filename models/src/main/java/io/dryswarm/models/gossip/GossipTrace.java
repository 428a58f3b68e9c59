package io.dryswarm.models.gossip;

import io.dryswarm.core.trace.TraceCode;

/** What gossip writes into the trace. */
public final class GossipTrace {
  public static final TraceCode SUSPECTED = new TraceCode(
      "gossip.suspected", "Node <entity> suspects node <a>; node <b> was the first to say so.");
  public static final TraceCode FAILED = new TraceCode(
      "gossip.failed", "Node <entity> declared node <a> failed and forgot <b> back ends.");
  public static final TraceCode ALIVE =
      new TraceCode("gossip.alive", "Node <entity> sees node <a> (again).");
  public static final TraceCode LEFT =
      new TraceCode("gossip.left", "Node <entity> heard that node <a> leaves the cluster.");
  public static final TraceCode REFUTED = new TraceCode(
      "gossip.refuted", "Node <entity> was suspected and said otherwise, incarnation <a>.");
  public static final TraceCode NETWORK_JOINED = new TraceCode(
      "gossip.network-joined", "Node <entity> has synchronised network <a> with all its peers.");
  public static final TraceCode LOST =
      new TraceCode("gossip.lost", "A message from node <entity> to node <a> vanished.");
  public static final TraceCode KEYED = new TraceCode(
      "gossip.keyed",
      "Node <entity> was told new network keys; it sends with key <a>, before with <b>.");
  public static final TraceCode UNREADABLE = new TraceCode(
      "gossip.unreadable",
      "Node <entity> dropped a message of node <a>: it does not have key <b>.");

  private GossipTrace() {}
}
