package io.dryswarm.models.cluster;

import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftPeer;
import io.dryswarm.models.roles.RaftMembership;
import java.util.List;
import java.util.function.IntSupplier;

/** Raft's members as the leader's components see them. */
final class RaftMembers implements RaftMembership {
  private final RaftHost raft;
  private final IntSupplier leader;

  /**
   * @param leader the manager whose components run, negative if none
   */
  RaftMembers(RaftHost raft, IntSupplier leader) {
    this.raft = raft;
    this.leader = leader;
  }

  private List<RaftPeer> peers() {
    int manager = leader.getAsInt();
    return manager < 0 ? List.of() : raft.members(manager);
  }

  @Override
  public List<Integer> members() {
    return peers().stream().map(RaftPeer::node).toList();
  }

  @Override
  public boolean isReachable(int node) {
    return peers().stream().anyMatch(peer -> peer.node() == node && peer.reachable());
  }

  @Override
  public int leader() {
    return leader.getAsInt();
  }

  @Override
  public boolean canRemoveMember(int node) {
    return leader.getAsInt() >= 0 && raft.canRemoveMember(leader.getAsInt(), node);
  }

  @Override
  public void removeMember(int node, long timeoutNs) {
    raft.removeMember(leader.getAsInt(), node, timeoutNs, () -> {});
  }

  @Override
  public void transferLeadership() {
    raft.transferLeadership(leader.getAsInt(), () -> {});
  }
}
