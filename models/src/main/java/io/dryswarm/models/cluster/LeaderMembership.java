package io.dryswarm.models.cluster;

import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftPeer;
import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.store.StoreHost;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Raft's members as the present leader sees them; none while there is no leader. */
final class LeaderMembership implements RaftMembership {
  private @Nullable RaftHost raft;
  private @Nullable StoreHost store;

  /** Connects Raft and the store, which need the leader's components and are made later. */
  void bind(RaftHost raftHost, StoreHost storeHost) {
    raft = raftHost;
    store = storeHost;
  }

  private RaftHost raft() {
    return Objects.requireNonNull(raft, "bind() must come before the run");
  }

  @Override
  public int leader() {
    return Objects.requireNonNull(store, "bind() must come before the run").leader();
  }

  private List<RaftPeer> peers() {
    return leader() == StoreHost.NOBODY ? List.of() : raft().members(leader());
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
  public boolean canRemoveMember(int node) {
    return leader() != StoreHost.NOBODY && raft().canRemoveMember(leader(), node);
  }

  /** What fails is tried again by the caller. */
  @Override
  public void removeMember(int node, long timeoutNs) {
    raft().removeMember(leader(), node, timeoutNs, () -> {});
  }

  @Override
  public void transferLeadership() {
    raft().transferLeadership(leader(), () -> {});
  }
}
