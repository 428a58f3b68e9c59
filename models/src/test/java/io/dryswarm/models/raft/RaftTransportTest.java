package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Partitions, reachability, the gate on votes, snapshots on the wire, and the store that is stuck. */
class RaftTransportTest {
  private static final long FSYNC_NS = Time.MILLISECOND;

  private static RaftCluster settled(int managers) {
    RaftCluster cluster = new RaftCluster(managers, FSYNC_NS, 1);
    cluster.runFor(Time.SECOND);
    return cluster;
  }

  private static boolean reaches(RaftCluster cluster, int manager, int node) {
    return cluster.raft.members(manager).get(node).reachable();
  }

  /** SwarmKit: TestSend, TestSendUnreachable. */
  @Test
  void silentPeerIsUnreachableTwoSecondsAfterTheFirstMessage() {
    RaftCluster cluster = settled(3);
    assertTrue(reaches(cluster, 0, 2));
    cluster.nodes.crash(2);
    cluster.runFor(2 * Time.SECOND - 1);
    assertTrue(reaches(cluster, 0, 2));
    cluster.runFor(Time.SECOND + 10 * Time.MILLISECOND);
    assertFalse(reaches(cluster, 0, 2));
    cluster.nodes.boot(2);
    cluster.runFor(2 * Time.SECOND);
    assertTrue(reaches(cluster, 0, 2));
  }

  /** Control-plane facts 2.1.13: after 30 s the pauses between dials are 6.4 to 9.6 s long. */
  @Test
  void aManagerThatIsBackIsReachedWhenItIsDialledAgain() {
    RaftCluster cluster = settled(3);
    cluster.nodes.stopEngine(2);
    cluster.runFor(30 * Time.SECOND);
    cluster.nodes.boot(2);
    long sinceNs = 0;
    while (!reaches(cluster, 0, 2) && sinceNs < 20 * Time.SECOND) {
      cluster.runFor(Time.SECOND / 10);
      sinceNs += Time.SECOND / 10;
    }
    assertTrue(sinceNs > Time.SECOND && sinceNs <= 11 * Time.SECOND, sinceNs + " ns");
  }

  @Test
  void refusedConnectionIsNoticedWithTheNextMessage() {
    RaftCluster cluster = settled(3);
    cluster.raft.leave(2);
    cluster.runFor(Time.SECOND + 10 * Time.MILLISECOND);
    assertFalse(reaches(cluster, 0, 2));
  }

  @Test
  void oneWayFailureMakesAPeerUnreachableThoughItHears() {
    RaftCluster cluster = settled(3);
    cluster.fabric.block(2, 0);
    cluster.runFor(4 * Time.SECOND);
    assertFalse(reaches(cluster, 0, 2));
    assertEquals(0, cluster.raft.leaderKnownTo(2));
  }

  @Test
  void leaderCutOffStepsDownAndAnotherOneLeads() {
    RaftCluster cluster = settled(3);
    cluster.setLink(0, false);
    cluster.runFor(60 * Time.SECOND);
    assertNotEquals(0, cluster.leader());
    assertNotEquals(RaftMachine.NOBODY, cluster.leader());
    assertEquals(RaftMachine.NOBODY, cluster.raft.leaderKnownTo(0));
    cluster.setLink(0, true);
    cluster.runFor(60 * Time.SECOND);
    assertEquals(cluster.leader(), cluster.raft.leaderKnownTo(0));
  }

  @Test
  void candidateThatHearsNothingIsNotElected() {
    RaftCluster cluster = settled(3);
    cluster.nodes.crash(0);
    cluster.fabric.block(2, 1);
    cluster.runFor(120 * Time.SECOND);
    assertEquals(RaftMachine.NOBODY, cluster.leader());
    cluster.fabric.unblock(2, 1);
    cluster.runFor(120 * Time.SECOND);
    assertNotEquals(RaftMachine.NOBODY, cluster.leader());
  }

  /** SwarmKit: TestRaftSnapshot. */
  @Test
  void followerFarBehindCatchesUpBySnapshot() {
    RaftCluster cluster = settled(3);
    cluster.snapshots = new SnapshotSettings(10, 2);
    cluster.nodes.crash(2);
    for (int i = 0; i < 25; i++) {
      cluster.raft.propose(0, new Say("w" + i));
      cluster.runFor(100 * Time.MILLISECOND);
    }
    cluster.nodes.boot(2);
    cluster.runFor(3 * Time.SECOND);
    assertEquals(cluster.applied.get(0), cluster.applied.get(2));
    assertEquals(25, cluster.applied.get(2).size());
    assertTrue(cluster.raft.runningMember(2).durable().snapshot().index() >= 20);
  }

  /** SwarmKit: TestRaftSnapshot, TestGCWAL. */
  @Test
  void snapshotsReplaceOneAnotherOnDisk() {
    RaftCluster cluster = settled(3);
    cluster.snapshots = new SnapshotSettings(10, 2);
    for (int i = 0; i < 35; i++) {
      cluster.raft.propose(0, new Say("w" + i));
      cluster.runFor(100 * Time.MILLISECOND);
    }
    Durable disk = cluster.raft.runningMember(1).durable();
    assertEquals(30, disk.snapshot().index());
    assertTrue(disk.entries().size() < 10, "entries on disk " + disk.entries().size());
    cluster.nodes.crash(1);
    cluster.nodes.boot(1);
    assertEquals(35, cluster.applied.get(1).size());
  }

  /** SwarmKit: TestRaftWedgedManager. */
  @Test
  void leaderWhoseStoreIsStuckHandsOver() {
    RaftCluster cluster = settled(3);
    cluster.storeLockedSinceNs = cluster.sim.nowNs();
    cluster.runFor(30 * Time.SECOND);
    assertEquals(0, cluster.leader());
    cluster.runFor(2 * Time.SECOND);
    assertEquals(List.of("0 leads term 1", "0 lost"), cluster.leaders.subList(0, 2));
    // Every new one is stuck, too, and hands over; but each only once a minute.
    cluster.runFor(50 * Time.SECOND);
    long losses = cluster.leaders.stream().filter(told -> told.endsWith("lost")).count();
    assertTrue(losses <= 3, cluster.leaders.toString());
  }

  /** SwarmKit: TestRaftEncryptionKeyRotationWait. */
  @Test
  void lockedManagerWaitsForItsKey() {
    RaftCluster cluster = settled(3);
    for (int node = 0; node < 3; node++) {
      cluster.raft.updateKek(node, 1, 1);
    }
    cluster.nodes.crash(2);
    cluster.nodes.boot(2);
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(60 * Time.SECOND);
    assertTrue(cluster.raft.isLocked(2));
    assertFalse(cluster.raft.isRunning(2));
    assertFalse(reaches(cluster, 0, 2));
    assertEquals(0, cluster.leader());
    cluster.raft.unlock(2);
    cluster.runFor(3 * Time.SECOND);
    assertFalse(cluster.raft.isLocked(2));
    assertEquals(List.of("x"), cluster.applied.get(2));
  }

  /** SwarmKit: TestRaftEncryptionKeyRotationWait. */
  @Test
  void keyRotationIsFinishedByASnapshotOfAllThatTheOldKeyWrote() {
    RaftCluster cluster = settled(3);
    cluster.raft.propose(0, new Say("x"));
    cluster.runFor(2 * Time.SECOND);
    cluster.raft.updateKek(1, 1, 1);
    assertTrue(cluster.raft.isRotatingKeys(1));
    cluster.runFor(Time.SECOND);
    assertFalse(cluster.raft.isRotatingKeys(1));
    assertEquals(2, cluster.raft.runningMember(1).durable().snapshot().index());
    cluster.raft.updateKek(1, 2, 2);
    assertFalse(cluster.raft.isRotatingKeys(1), "another unlock key needs no other data key");
  }

  /** SwarmKit: TestRaftSnapshotRestart. */
  @Test
  void restartedMemberLearnsOfThoseWhoWereAddedMeanwhile() {
    RaftCluster cluster = new RaftCluster(3, 4, FSYNC_NS, 1);
    cluster.snapshots = new SnapshotSettings(5, 1);
    cluster.runFor(Time.SECOND);
    cluster.nodes.crash(2);
    cluster.raft.addMember(3, 0, cluster.tell("join"));
    cluster.runFor(Time.SECOND);
    for (int i = 0; i < 12; i++) {
      cluster.raft.propose(0, new Say("w" + i));
      cluster.runFor(100 * Time.MILLISECOND);
    }
    cluster.nodes.boot(2);
    cluster.runFor(3 * Time.SECOND);
    assertEquals(List.of(0, 1, 2, 3), cluster.members(2));
    assertEquals(12, cluster.applied.get(2).size());
    assertEquals(12, cluster.applied.get(3).size());
  }

  /** SwarmKit: TestRaftSnapshotForceNewCluster. */
  @Test
  void forcedNewClusterStartsFromASnapshotWithOneMember() {
    RaftCluster cluster = settled(3);
    cluster.snapshots = new SnapshotSettings(5, 1);
    for (int i = 0; i < 12; i++) {
      cluster.raft.propose(0, new Say("w" + i));
      cluster.runFor(100 * Time.MILLISECOND);
    }
    cluster.nodes.crash(0);
    cluster.nodes.crash(1);
    cluster.raft.forceNewCluster(2);
    cluster.runFor(Time.SECOND);
    assertEquals(List.of(2), cluster.members(2));
    assertEquals(12, cluster.applied.get(2).size());
    assertTrue(cluster.raft.propose(2, new Say("more")));
  }

  /** SwarmKit: TestRaftEncryptionKeyRotationStress. */
  @Test
  void manyRotationsWithRestartsLoseNothing() {
    RaftCluster cluster = settled(3);
    for (int round = 1; round <= 20; round++) {
      int node = round % 3;
      cluster.raft.updateKek(node, round % 2, round);
      cluster.raft.propose(cluster.leader(), new Say("w" + round));
      cluster.runFor(200 * Time.MILLISECOND);
      if (node != cluster.leader()) {
        cluster.nodes.crash(node);
        cluster.nodes.boot(node);
        cluster.raft.unlock(node);
      }
      cluster.runFor(3 * Time.SECOND);
    }
    for (int node = 0; node < 3; node++) {
      assertEquals(20, cluster.applied.get(node).size(), "node " + node);
    }
  }

  /** SwarmKit: TestSendUnknown. */
  @Test
  void candidateThatIsNotYetInTheLogOfTheVoterIsHeardIfTheJoinNamedIt() {
    RaftCluster cluster = new RaftCluster(2, 3, FSYNC_NS, 1);
    cluster.runFor(Time.SECOND);
    cluster.raft.addMember(2, 0, cluster.tell("join"));
    cluster.runFor(100 * Time.MILLISECOND);
    cluster.nodes.crash(0);
    cluster.runFor(60 * Time.SECOND);
    assertTrue(cluster.leader() == 1 || cluster.leader() == 2);
  }
}
