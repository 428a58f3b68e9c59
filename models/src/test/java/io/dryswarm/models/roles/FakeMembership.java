package io.dryswarm.models.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Members of Raft for tests; all are reachable unless a test says otherwise. Removals commit when the test says so. */
public final class FakeMembership implements RaftMembership {
  private final TreeSet<Integer> members = new TreeSet<>();
  private final TreeSet<Integer> unreachable = new TreeSet<>();
  private final List<String> calls = new ArrayList<>();
  private int leader;

  public FakeMembership(int leader, int... others) {
    this.leader = leader;
    members.add(leader);
    for (int other : others) {
      members.add(other);
    }
  }

  public void cutOff(int node) {
    unreachable.add(node);
  }

  public void leads(int node) {
    leader = node;
  }

  public void gone(int node) {
    members.remove(node);
  }

  /** What was asked since the last time. */
  public String drain() {
    String text = String.join("; ", calls);
    calls.clear();
    return text;
  }

  @Override
  public List<Integer> members() {
    return List.copyOf(members);
  }

  @Override
  public boolean isReachable(int node) {
    return !unreachable.contains(node);
  }

  @Override
  public int leader() {
    return leader;
  }

  @Override
  public boolean canRemoveMember(int node) {
    long reachable =
        members.stream().filter(member -> member != node && isReachable(member)).count();
    return reachable >= (members.size() - 1) / 2 + 1;
  }

  @Override
  public void removeMember(int node, long timeoutNs) {
    calls.add("remove " + node);
  }

  @Override
  public void transferLeadership() {
    calls.add("transfer");
  }
}
