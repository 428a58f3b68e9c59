package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes part, as {@link RaftHost} is asked to change it. */
class RaftMembershipTest {
  private static final long FSYNC_NS = Time.MILLISECOND;

  private static RaftCluster settled(int managers, int size) {
    RaftCluster cluster = new RaftCluster(managers, size, FSYNC_NS, 1);
    cluster.runFor(Time.SECOND);
    return cluster;
  }

  private static void say(RaftCluster cluster, int manager, String word) {
    assertTrue(cluster.raft.propose(manager, new Say(word)));
    cluster.runFor(2 * Time.SECOND);
  }

  /** SwarmKit: TestRaftBootstrap, TestRaftLeader, TestGetNodeIDByRaftID. */
  @Test
  void managersKnowOneAnotherFromTheStart() {
    RaftCluster cluster = settled(3, 5);
    for (int manager = 0; manager < 3; manager++) {
      assertEquals(List.of(0, 1, 2), cluster.members(manager));
    }
    assertEquals(List.of(), cluster.members(3));
    assertEquals(new RaftPeer(0, 0, true, true), cluster.raft.members(1).get(0));
  }

  /** SwarmKit: TestRaftNewNodeGetsData. */
  @Test
  void newMemberGetsEarlierDataWhoeverIsAsked() {
    RaftCluster cluster = settled(3, 5);
    say(cluster, 0, "x");
    cluster.raft.addMember(4, 2, cluster.tell("join"));
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("join done"), cluster.told);
    assertEquals(List.of("x"), cluster.applied.get(4));
    for (int manager : List.of(0, 1, 2, 4)) {
      assertEquals(List.of(0, 1, 2, 4), cluster.members(manager));
    }
  }

  /** SwarmKit: TestRaftJoinTwice. */
  @Test
  void joiningTwiceKeepsTheId() {
    RaftCluster cluster = settled(1, 2);
    cluster.raft.addMember(1, 0, cluster.tell("join"));
    cluster.runFor(Time.SECOND);
    int id = cluster.raft.members(0).get(1).raftId();
    cluster.raft.addMember(1, 0, cluster.tell("again"));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of("join done", "again done"), cluster.told);
    assertEquals(id, cluster.raft.members(0).get(1).raftId());
  }

  /** SwarmKit: TestRaftJoinWithIncorrectAddress. */
  @Test
  void joinerThatCannotBeReachedIsRefusedAndLeavesNoMemberBehind() {
    RaftCluster cluster = settled(3, 4);
    cluster.raft.addMember(3, 0, cluster.tell("join"));
    cluster.fabric.block(0, 3);
    cluster.runFor(4 * Time.SECOND);
    assertEquals(List.of(), cluster.told);
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("join: " + RaftErrors.JOINER_UNREACHABLE), cluster.told);
    assertEquals(List.of(0, 1, 2), cluster.members(0));
  }

  @Test
  void joinThroughADeadManagerGivesUpAfterTheDialTimeout() {
    RaftCluster cluster = settled(3, 4);
    cluster.nodes.crash(1);
    cluster.raft.addMember(3, 1, cluster.tell("join"));
    cluster.runFor(10 * Time.SECOND - 1);
    assertEquals(List.of(), cluster.told);
    cluster.runFor(1);
    assertEquals(List.of("join: context deadline exceeded"), cluster.told);
  }

  /** SwarmKit: TestRaftUnreachableNode. */
  @Test
  void commitGoesOnWithAnUnreachableNewMemberWhichGetsTheDataLater() {
    RaftCluster cluster = settled(3, 4);
    cluster.raft.addMember(3, 0, cluster.tell("join"));
    cluster.runFor(Time.SECOND);
    cluster.setLink(3, false);
    say(cluster, 0, "x");
    assertEquals(List.of("x"), cluster.applied.get(1));
    assertEquals(List.of(), cluster.applied.get(3));
    cluster.setLink(3, true);
    cluster.runFor(4 * Time.SECOND);
    assertEquals(List.of("x"), cluster.applied.get(3));
  }

  /** SwarmKit: TestRaftFollowerLeave. */
  @Test
  void followerLeavesAndTheRestCommits() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of("remove done", "2 removed"), sorted(cluster));
    assertEquals(List.of(0, 1), cluster.members(0));
    assertFalse(cluster.raft.isRunning(2));
    say(cluster, 0, "x");
    assertEquals(List.of("x"), cluster.applied.get(1));
  }

  private static List<String> sorted(RaftCluster cluster) {
    return cluster.told.stream().sorted(java.util.Comparator.reverseOrder()).toList();
  }

  /** SwarmKit: TestRaftLeaderLeave. */
  @Test
  void leaderRemovedLeavesTheOthersToElect() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.removeMember(0, 0, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(60 * Time.SECOND);
    int leader = cluster.leader();
    assertTrue(leader == 1 || leader == 2, "leader " + leader);
    assertEquals(List.of(1, 2), cluster.members(leader));
    say(cluster, leader, "x");
    assertEquals(List.of("x"), cluster.applied.get(3 - leader));
  }

  /** SwarmKit: TestClusterAddMember. */
  @Test
  void removedIdNeverComesBack() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(Time.SECOND);
    cluster.raft.addMember(2, 0, cluster.tell("join"));
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of(0, 1, 2), cluster.members(0));
    assertNotEquals(2, cluster.raft.members(0).get(2).raftId());
    assertTrue(cluster.raft.isRunning(2));
  }

  /** SwarmKit: TestCanRemoveMember. */
  @Test
  void removalNeedsAReachableMajorityOfTheRest() {
    RaftCluster cluster = settled(3, 3);
    assertTrue(cluster.raft.canRemoveMember(0, 2));
    cluster.nodes.crash(1);
    cluster.runFor(4 * Time.SECOND);
    assertFalse(cluster.raft.canRemoveMember(0, 2), "only the leader would be left of two");
    assertTrue(cluster.raft.canRemoveMember(0, 1), "the dead one may go");
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    assertEquals(List.of("remove: " + RaftErrors.CANNOT_REMOVE), cluster.told);
    assertFalse(settled(1, 1).raft.canRemoveMember(0, 0), "the last one stays");
  }

  @Test
  void removalIsTheLeadersBusiness() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.removeMember(1, 2, 5 * Time.SECOND, cluster.tell("remove"));
    assertEquals(List.of("remove: " + RaftErrors.LOST_LEADERSHIP), cluster.told);
  }

  @Test
  void removalThatCannotCommitTimesOut() {
    RaftCluster cluster = settled(3, 3);
    cluster.setLink(0, false);
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(5 * Time.SECOND - 1);
    assertEquals(List.of(), cluster.told);
    cluster.runFor(1);
    assertEquals(List.of("remove: context deadline exceeded"), cluster.told);
  }

  /** SwarmKit: TestSendNodeRemoved, TestSendRemoved. */
  @Test
  void oneThatMissedItsRemovalIsToldByThoseWhomItAsks() {
    RaftCluster cluster = settled(3, 3);
    cluster.setLink(2, false);
    cluster.runFor(4 * Time.SECOND);
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(Time.SECOND);
    assertTrue(cluster.raft.isRunning(2));
    cluster.setLink(2, true);
    cluster.runFor(30 * Time.SECOND);
    assertEquals(List.of("remove done", "2 removed"), cluster.told);
    assertEquals(0, cluster.leader());
    assertEquals(1, cluster.raft.term(0));
  }

  @Test
  void requestsAreServedOneAfterTheOther() {
    RaftCluster cluster = settled(5, 5);
    cluster.raft.removeMember(0, 3, 5 * Time.SECOND, cluster.tell("remove 3"));
    cluster.raft.removeMember(0, 4, 5 * Time.SECOND, cluster.tell("remove 4"));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of(0, 1, 2), cluster.members(0));
  }

  @Test
  void leadershipGoesToAnotherWithinMilliseconds() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.transferLeadership(0, cluster.tell("transfer"));
    cluster.runFor(200 * Time.MILLISECOND);
    assertEquals(List.of("transfer done"), cluster.told);
    assertNotEquals(0, cluster.leader());
    assertEquals(2, cluster.raft.term(0));
  }

  @Test
  void transferNeedsALeaderAndSomebodyToTakeOver() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.transferLeadership(1, cluster.tell("follower"));
    cluster.nodes.crash(1);
    cluster.nodes.crash(2);
    cluster.runFor(4 * Time.SECOND);
    cluster.raft.transferLeadership(0, cluster.tell("alone"));
    assertEquals(
        List.of("follower: " + RaftErrors.LOST_LEADERSHIP, "alone: " + RaftErrors.NO_ACTIVE_PEER),
        cluster.told);
  }

  /** SwarmKit: TestClear. */
  @Test
  void leaverIsWipedAndStaysAMemberToTheOthers() {
    RaftCluster cluster = settled(3, 3);
    cluster.raft.leave(2);
    cluster.runFor(2 * Time.SECOND);
    assertFalse(cluster.raft.isRunning(2));
    assertEquals(List.of(0, 1, 2), cluster.members(0));
    assertFalse(cluster.raft.members(0).get(2).reachable());
    say(cluster, 0, "x");
    assertEquals(List.of("x"), cluster.applied.get(1));
  }

  /** SwarmKit: TestRaftWipedState. */
  @Test
  void wipedMemberThatJoinsAgainHarmsNothing() {
    RaftCluster cluster = settled(3, 3);
    say(cluster, 0, "x");
    cluster.raft.leave(2);
    cluster.raft.addMember(2, 0, cluster.tell("join"));
    cluster.runFor(3 * Time.SECOND);
    assertEquals(List.of("join done"), cluster.told);
    say(cluster, 0, "y");
    assertEquals(List.of("x", "y"), cluster.applied.get(1));
    assertEquals(0, cluster.leader());
    // Under its old id the leader takes it to have what it had; only a new membership helps it.
    cluster.raft.removeMember(0, 2, 5 * Time.SECOND, cluster.tell("remove"));
    cluster.runFor(2 * Time.SECOND);
    cluster.raft.addMember(2, 0, cluster.tell("join"));
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("x", "y"), cluster.applied.get(2));
  }

  /** SwarmKit: TestRaftForceNewCluster. */
  @Test
  void forceNewClusterKeepsTheDataWithOneMemberAndOthersCanJoin() {
    RaftCluster cluster = settled(3, 4);
    say(cluster, 0, "x");
    cluster.nodes.crash(0);
    cluster.nodes.crash(1);
    cluster.raft.forceNewCluster(2);
    cluster.runFor(Time.SECOND);
    assertEquals(2, cluster.leader());
    assertEquals(List.of(2), cluster.members(2));
    assertEquals(List.of("x"), cluster.applied.get(2));
    say(cluster, 2, "y");

    cluster.raft.addMember(3, 2, cluster.tell("join"));
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("x", "y"), cluster.applied.get(3));
    assertThrows(IllegalStateException.class, () -> cluster.raft.forceNewCluster(0));
  }

  /** SwarmKit: TestRaftQuorumFailure, TestRaftQuorumRecovery, TestRaftLogReplicationWithoutLeader. */
  @Test
  void lossOfAMajorityStopsCommitAndItsReturnBringsItBack() {
    RaftCluster cluster = settled(5, 5);
    for (int node = 2; node < 5; node++) {
      cluster.nodes.crash(node);
    }
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(60 * Time.SECOND);
    assertEquals(RaftMachine.NOBODY, cluster.leader());
    assertEquals(List.of(), cluster.applied.get(1));
    assertTrue(cluster.raft.hasNoLeaderForLong(1));
    cluster.nodes.boot(2);
    cluster.runFor(90 * Time.SECOND);
    assertNotEquals(RaftMachine.NOBODY, cluster.leader());
    assertFalse(cluster.raft.hasNoLeaderForLong(1));
    say(cluster, cluster.leader(), "y");
    assertTrue(cluster.applied.get(2).contains("y"));
  }

  /** SwarmKit: TestRaftRestartClusterSimultaneously, TestRaftRestartClusterStaggered. */
  @Test
  void clusterThatStopsAndStartsKeepsItsData() {
    for (long pauseNs : new long[] {0, 20 * Time.SECOND}) {
      RaftCluster cluster = settled(3, 3);
      say(cluster, 0, "x");
      for (int node = 0; node < 3; node++) {
        cluster.nodes.crash(node);
        cluster.runFor(pauseNs);
      }
      for (int node = 0; node < 3; node++) {
        cluster.nodes.boot(node);
        cluster.runFor(pauseNs);
      }
      cluster.runFor(60 * Time.SECOND);
      say(cluster, cluster.leader(), "y");
      for (int node = 0; node < 3; node++) {
        assertEquals(List.of("x", "y"), cluster.applied.get(node));
      }
    }
  }
}
