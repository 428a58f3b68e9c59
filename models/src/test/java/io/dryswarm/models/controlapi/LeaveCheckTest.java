package io.dryswarm.models.controlapi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.models.roles.FakeMembership;
import io.dryswarm.models.roles.RaftMembership;
import org.junit.jupiter.api.Test;

/** Texts: recorded on Docker Engine 20.10; moby/moby daemon/cluster/swarm.go. */
class LeaveCheckTest {
  private static final String MANAGER =
      "You are attempting to leave the swarm on a node that is participating as a manager. ";
  private static final String RESTORE =
      "The only way to restore a swarm that has lost consensus is to reinitialize it with `--force-new-cluster`. Use `--force` to suppress this message.";

  private static String refusal(RaftMembership members) {
    return assertThrows(ApiError.class, () -> LeaveCheck.check(true, false, members))
        .printed();
  }

  @Test
  void workersLeaveAndManagersByForce() {
    assertDoesNotThrow(() -> LeaveCheck.check(false, false, new FakeMembership(0)));
    assertDoesNotThrow(() -> LeaveCheck.check(true, true, new FakeMembership(0)));
  }

  @Test
  void theLastManager() {
    assertEquals(
        "Error response from daemon: "
            + MANAGER
            + "Removing the last manager erases all current state of the swarm. Use `--force` to ignore this message. ",
        refusal(new FakeMembership(0)));
  }

  @Test
  void oneOfFewLosesTheQuorumAndOneOfManyDoesNot() {
    FakeMembership three = new FakeMembership(0, 1, 2);
    assertEquals("Error response from daemon: " + MANAGER + RESTORE, refusal(three));
    three.cutOff(2);
    assertEquals(
        "Error response from daemon: "
            + MANAGER
            + "Removing this node leaves 1 managers out of 3. Without a Raft quorum your swarm will be inaccessible. "
            + RESTORE,
        refusal(three));
  }

  @Test
  void withoutALeaderNobodyKnows() {
    FakeMembership none = new FakeMembership(0);
    none.gone(0);
    assertEquals(
        "Error response from daemon: "
            + MANAGER
            + "Doing so may lose the consensus of your cluster. "
            + RESTORE,
        refusal(none));
  }
}
