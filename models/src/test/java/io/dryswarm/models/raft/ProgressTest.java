package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void rejectionGoesBackToTheHintButNeverBelowWhatIsKnown() {
    Progress peer = new Progress(10);
    peer.rejected(4);
    assertEquals(4, peer.next);
    peer.accepted(6);
    peer.rejected(2);
    assertEquals(7, peer.next);
    assertTrue(peer.probing);
  }

  @Test
  void rejectionAlwaysGoesBackAtLeastOneAndNotBelowOne() {
    Progress peer = new Progress(3);
    peer.rejected(9);
    assertEquals(2, peer.next);
    peer.rejected(0);
    assertEquals(1, peer.next);
  }

  @Test
  void acceptanceEndsProbingAndLateOnesChangeNothing() {
    Progress peer = new Progress(1);
    peer.waiting = true;
    peer.accepted(5);
    assertFalse(peer.probing);
    assertFalse(peer.waiting);
    peer.accepted(3);
    assertEquals(5, peer.match);
    assertEquals(6, peer.next);
  }
}
