package io.dryswarm.models.cluster;

import io.dryswarm.models.roles.RaftMembership;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The managers that agents are told of: Raft's members as the last leader had them. */
final class LastMembers implements Supplier<List<Integer>> {
  private final RaftMembership members;
  private List<Integer> last;

  /** @param managers their number at the start; they are the nodes 0..managers-1 */
  LastMembers(RaftMembership members, int managers) {
    this.members = members;
    this.last = IntStream.range(0, managers).boxed().toList();
  }

  @Override
  public List<Integer> get() {
    List<Integer> now = members.members();
    if (!now.isEmpty()) {
      last = now;
    }
    return last;
  }
}
