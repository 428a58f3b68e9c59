package io.dryswarm.models.raft;

/**
 * A member as one manager sees it; what {@code docker node ls} shows as MANAGER STATUS. Control-plane facts 2.1.14.
 *
 * @param node      its node
 * @param raftId    its id in Raft, never used for another membership of the same node
 * @param leader    whether it leads
 * @param reachable whether the last message to it was taken, or it is the manager itself
 */
public record RaftPeer(int node, int raftId, boolean leader, boolean reachable) {}
