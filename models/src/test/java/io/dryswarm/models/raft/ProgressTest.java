package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private static Progress next(long next) {
    return new Progress(next, 2);
  }

  @Test
  void rejectionGoesBackToTheHintButNeverBelowWhatIsKnown() {
    Progress peer = next(10);
    assertTrue(peer.rejected(9, 3));
    assertEquals(4, peer.next);
    peer.accepted(6);
    assertTrue(peer.rejected(6, 2));
    assertEquals(7, peer.next);
  }

  @Test
  void rejectionOfAnotherMessageThanTheLastIsOldNews() {
    Progress peer = next(10);
    assertFalse(peer.rejected(5, 4));
    assertEquals(10, peer.next);
    peer.replicate();
    peer.accepted(8);
    assertFalse(peer.rejected(8, 7));
    assertEquals(Progress.Mode.REPLICATE, peer.mode());
  }

  @Test
  void rejectionWhileReplicatingStartsFromWhatIsKnown() {
    Progress peer = next(10);
    peer.accepted(6);
    peer.replicate();
    peer.sent(3, 6);
    assertTrue(peer.rejected(9, 8));
    assertEquals(Progress.Mode.PROBE, peer.mode());
    assertEquals(7, peer.next);
  }

  @Test
  void probingIsPausedByEntriesAndFreedByAnyAnswer() {
    Progress peer = next(1);
    peer.sent(0, 0);
    assertFalse(peer.isPaused());
    peer.sent(1, 0);
    assertTrue(peer.isPaused());
    peer.alive();
    assertFalse(peer.isPaused());
    assertTrue(peer.active);
  }

  @Test
  void replicationIsPausedWhenTooMuchIsUnanswered() {
    Progress peer = next(1);
    peer.replicate();
    peer.sent(1, 0);
    peer.sent(1, 0);
    assertTrue(peer.isPaused());
    assertFalse(peer.takesEntries());
    peer.freeInflight(1);
    assertFalse(peer.isPaused());
    assertEquals(3, peer.next);
  }

  @Test
  void snapshotStopsAllElseUntilItIsOver() {
    Progress peer = next(3);
    peer.snapshotSent(20);
    assertTrue(peer.isPaused());
    peer.snapshotOver(true);
    assertEquals(Progress.Mode.PROBE, peer.mode());
    assertEquals(21, peer.next);
    assertTrue(peer.isPaused());
  }

  /** SwarmKit: TestSendSnapshotFailure. */
  @Test
  void failedSnapshotLeavesNothingToBuildOn() {
    Progress peer = next(3);
    peer.snapshotSent(20);
    peer.snapshotOver(false);
    assertEquals(1, peer.next);
  }

  @Test
  void commitIsWorthAMessageOnceAndIfTheFollowerHasTheEntry() {
    Progress peer = next(6);
    assertTrue(peer.canUseCommit(5));
    peer.sent(0, 5);
    assertFalse(peer.canUseCommit(5));
    assertFalse(peer.canUseCommit(7));
  }
}
