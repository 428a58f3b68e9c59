package io.dryswarm.models.roles;

import java.util.List;

/** The managers as members of Raft, seen from the leader. Members are named by their nodes. Source: control-plane facts 2.2. */
public interface RaftMembership {
  /** Nodes that are members, ascending. */
  List<Integer> members();

  /** Whether the leader's last message to this member went through; true for the leader itself. */
  boolean isReachable(int node);

  /** The member that leads, negative if none is known. */
  int leader();

  /** Whether a majority of the rest would be left and reachable: control-plane facts 2.2.20. */
  boolean canRemoveMember(int node);

  /**
   * Proposes the removal of a member and gives up after the time; the member is gone from {@link #members} once it has committed.
   *
   * @param timeoutNs nanoseconds
   */
  void removeMember(int node, long timeoutNs);

  /** Hands leadership to another active member: control-plane facts 2.2.26, 2.2.28. */
  void transferLeadership();

  default boolean isMember(int node) {
    return members().contains(node);
  }
}
