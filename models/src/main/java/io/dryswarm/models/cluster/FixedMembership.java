package io.dryswarm.models.cluster;

import io.dryswarm.models.roles.RaftMembership;
import io.dryswarm.models.underlay.Nodes;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** The managers of a swarm whose Raft members stay what they were at the start: nodes 0 and on. Nobody is removed. */
final class FixedMembership implements RaftMembership {
  private final Nodes nodes;
  private final List<Integer> members;
  private final IntSupplier leader;

  FixedMembership(Nodes nodes, int managers, IntSupplier leader) {
    this.nodes = nodes;
    this.members = IntStream.range(0, managers).boxed().toList();
    this.leader = leader;
  }

  @Override
  public List<Integer> members() {
    return members;
  }

  @Override
  public boolean isReachable(int node) {
    return nodes.isUp(node);
  }

  @Override
  public int leader() {
    return leader.getAsInt();
  }

  @Override
  public boolean canRemoveMember(int node) {
    long reachable = members.stream().filter(m -> m != node && isReachable(m)).count();
    return reachable >= (members.size() - 1) / 2 + 1;
  }

  @Override
  public void removeMember(int node, long timeoutNs) {
    // Members are fixed.
  }

  @Override
  public void transferLeadership() {
    // Members are fixed, so no leader has to go.
  }
}
