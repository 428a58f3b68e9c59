package io.dryswarm.models.controlapi;

import io.dryswarm.models.roles.RaftMembership;

/**
 * Whether an engine lets its node leave the swarm: a manager only by force. Source: control-plane facts 13; moby/moby
 * daemon/cluster/swarm.go Leave.
 */
public final class LeaveCheck {
  private static final String MANAGER =
      "You are attempting to leave the swarm on a node that is participating as a manager. ";
  private static final String LAST =
      "Removing the last manager erases all current state of the swarm. Use `--force` to ignore this message. ";
  private static final String NO_LEADER = "Doing so may lose the consensus of your cluster. ";
  private static final String RESTORE =
      "The only way to restore a swarm that has lost consensus is to reinitialize it with `--force-new-cluster`. Use `--force` to suppress this message.";

  private LeaveCheck() {}

  /**
   * @param isManager whether a manager runs on the node
   * @param members   as the leader sees them
   * @throws ApiError if the node is a manager and {@code force} is not given
   */
  public static void check(boolean isManager, boolean force, RaftMembership members) {
    if (isManager && !force) {
      throw ApiError.ofEngine(ErrorCode.UNAVAILABLE, MANAGER + consequences(members));
    }
  }

  private static String consequences(RaftMembership members) {
    int all = members.members().size();
    if (all == 0) {
      return NO_LEADER + RESTORE;
    }
    int reachable =
        (int) members.members().stream().filter(members::isReachable).count();
    if (reachable == 1 && all == 1) {
      return LAST;
    }
    boolean losesQuorum = reachable - 2 <= all - reachable;
    return losesQuorum
        ? "Removing this node leaves "
            + (reachable - 1)
            + " managers out of "
            + all
            + ". Without a Raft quorum your swarm will be inaccessible. "
            + RESTORE
        : RESTORE;
  }
}
