package io.dryswarm.models.raft;

/** What Raft answers when it cannot do as asked, in SwarmKit's words; control-plane facts 13. */
public final class RaftErrors {
  public static final String LOST_LEADERSHIP =
      "raft: failed to process the request: node lost leader status";
  public static final String NO_MEMBER = "raft: node is not yet part of a raft cluster";
  public static final String CANNOT_REMOVE =
      "raft: member cannot be removed, because removing it may result in loss of quorum";
  public static final String PROPOSAL_DROPPED = "raft proposal dropped";
  public static final String NO_LEADER =
      "The swarm does not have a leader. It's possible that too few managers are online. "
          + "Make sure more than half of the managers are online.";
  public static final String NO_ACTIVE_PEER =
      "failed to get longest-active member: failed to find longest active peer";
  public static final String JOINER_UNREACHABLE =
      "could not connect to prospective new cluster member using its advertised address";
  public static final String TIMED_OUT = "context deadline exceeded";
  public static final String CANCELLED = "context canceled";
  public static final String REFUSED = "connection refused";

  private RaftErrors() {}
}
