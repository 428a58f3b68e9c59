package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaftHostTest {
  private static final long FSYNC_NS = 5 * Time.MILLISECOND;

  /** SwarmKit: TestRaftLogReplication. */
  @Test
  void commitTakesTwoWritesAndOneRoundTrip() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 1);
    cluster.runFor(100 * Time.MILLISECOND);
    long startNs = cluster.sim.nowNs();
    assertTrue(cluster.raft.propose(0, new Say("x")));
    // Leader and follower write one after the other, as the Ready loop saves before it sends.
    long commitNs = FSYNC_NS + RaftCluster.LATENCY_NS + FSYNC_NS + RaftCluster.LATENCY_NS;

    cluster.sim.runUntil(startNs + commitNs - 1);
    assertEquals(List.of(), cluster.applied.get(0));
    cluster.sim.runUntil(startNs + commitNs + 1000);
    assertEquals(List.of("x"), cluster.applied.get(0));
    assertEquals(List.of(), cluster.applied.get(1));
    cluster.runFor(RaftCluster.LATENCY_NS);
    assertEquals(List.of("x"), cluster.applied.get(1));
  }

  @Test
  void leadershipIsAnnouncedWhenTheEmptyEntryIsApplied() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 1);
    assertEquals(List.of(), cluster.leaders);
    cluster.runFor(20 * Time.MILLISECOND);
    assertEquals(List.of("0 leads term 1"), cluster.leaders);
  }

  /** SwarmKit: TestRaftLeaderDown. */
  @Test
  void lossOfTheLeaderCostsAnElectionAndNoCommittedEntry() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 2);
    cluster.runFor(Time.SECOND);
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(Time.SECOND);
    cluster.nodes.crash(0);
    assertEquals("0 lost", cluster.leaders.get(1));
    cluster.runFor(8 * Time.SECOND);
    assertEquals(RaftMachine.NOBODY, cluster.leader());
    cluster.runFor(60 * Time.SECOND);

    int next = cluster.leader();
    assertNotEquals(RaftMachine.NOBODY, next);
    assertTrue(cluster.raft.propose(next, new Say("y")));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of("x", "y"), cluster.applied.get(1));
    assertEquals(List.of("x", "y"), cluster.applied.get(2));
  }

  /** SwarmKit: TestRaftFollowerDown, TestRaftRejoin. */
  @Test
  void managerThatReturnsRebuildsFromItsDiskAndCatchesUp() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 3);
    cluster.runFor(Time.SECOND);
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(2 * Time.SECOND);
    cluster.nodes.crash(2);
    cluster.raft.propose(0, new Say("y"));
    cluster.runFor(Time.SECOND);
    cluster.nodes.boot(2);
    assertEquals(List.of("x"), cluster.applied.get(2));
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("x", "y"), cluster.applied.get(2));
    assertEquals(0, cluster.leader());
  }

  @Test
  void crashDuringTheWriteLosesWhatWasNotWritten() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 4);
    cluster.runFor(Time.SECOND);
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(FSYNC_NS - 1000);
    cluster.nodes.crash(0);
    cluster.runFor(Time.SECOND);
    cluster.nodes.boot(0);
    cluster.runFor(60 * Time.SECOND);
    for (int node = 0; node < 3; node++) {
      assertEquals(List.of(), cluster.applied.get(node), "node " + node);
    }
  }

  @Test
  void proposalsAreTakenOnTheLeaderOnly() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 5);
    cluster.runFor(Time.SECOND);
    assertFalse(cluster.raft.propose(1, new Say("x")));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of(), cluster.applied.get(0));
    cluster.nodes.crash(0);
    assertFalse(cluster.raft.propose(0, new Say("x")));
  }

  @Test
  void followerBelievesInADeadLeaderUntilItsOwnTimeout() {
    RaftCluster cluster = new RaftCluster(3, FSYNC_NS, 6);
    cluster.runFor(Time.SECOND);
    cluster.nodes.crash(0);
    cluster.runFor(8 * Time.SECOND);
    assertEquals(0, cluster.raft.leaderKnownTo(1));
    assertEquals(RaftMachine.NOBODY, cluster.raft.leaderKnownTo(0));
  }

  @Test
  void slowDisksDelayCommitButCauseNoElection() {
    RaftCluster cluster = new RaftCluster(3, 3 * Time.SECOND, 7);
    cluster.runFor(60 * Time.SECOND);
    assertEquals(List.of("0 leads term 1"), cluster.leaders);
  }

  @Test
  void equalSeedsGiveEqualRuns() {
    RaftCluster one = new RaftCluster(5, FSYNC_NS, 8);
    RaftCluster other = new RaftCluster(5, FSYNC_NS, 8);
    for (RaftCluster cluster : List.of(one, other)) {
      cluster.runFor(5 * Time.SECOND);
      cluster.nodes.crash(0);
      cluster.runFor(60 * Time.SECOND);
    }
    assertEquals(one.sim.digest(), other.sim.digest());
    assertEquals(one.leaders, other.leaders);
  }
}
