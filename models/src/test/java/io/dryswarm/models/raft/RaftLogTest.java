package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RaftLogTest {
  private static RaftLog log(long... terms) {
    return new RaftLog(RaftSnapshot.beginning(Membership.NONE), Words.entries(terms));
  }

  @Test
  void emptyLogMatchesOnlyTheEmptyPrefix() {
    RaftLog log = log();
    assertEquals(0, log.lastIndex());
    assertEquals(0, log.lastTerm());
    assertTrue(log.matches(0, 0));
    assertFalse(log.matches(1, 1));
    assertFalse(log.hasUnwritten());
  }

  @Test
  void acceptedEntriesKeepWhatAgreesAndReplaceTheRest() {
    RaftLog log = log(1, 1, 2, 2);
    log.accept(1, Words.entries(1, 3));
    assertEquals("[1@1 -, 2@1 -, 3@3 -]", Words.of(1, log.from(1, 999)));
    assertEquals(3, log.unwrittenFrom());
  }

  @Test
  void everyEntryIsHandedToTheDiskOnceAndAgainWhenItWasOverwritten() {
    RaftLog log = log(1);
    log.append(new RaftEntry(1, new Say("a")));
    log.append(new RaftEntry(1, new Say("b")));
    assertEquals(2, log.unwrittenFrom());
    assertEquals("[2@1 a, 3@1 b]", Words.of(2, log.takeUnwritten()));
    assertFalse(log.hasUnwritten());

    log.accept(1, Words.entries(2));
    assertEquals(2, log.unwrittenFrom());
    assertEquals("[2@2 -]", Words.of(2, log.takeUnwritten()));
  }

  @Test
  void windowIsLimited() {
    RaftLog log = log(1, 2, 3);
    assertEquals("[2@2 -]", Words.of(2, log.from(2, 1)));
    assertEquals("[2@2 -, 3@3 -]", Words.of(2, log.from(2, 64)));
    assertEquals("[]", Words.of(4, log.from(4, 64)));
  }

  @Test
  void snapshotGivesUpAllButTheEntriesThatAreKept() {
    RaftLog log = log(1, 1, 2, 2, 3);
    log.snapshotTaken(new RaftSnapshot(4, 2, Membership.NONE, null), 2);
    assertFalse(log.reaches(1));
    assertTrue(log.reaches(2));
    assertEquals(1, log.termAt(2));
    assertEquals("[3@2 -, 4@2 -, 5@3 -]", Words.of(3, log.from(3, 999)));
    assertEquals(5, log.lastIndex());
    assertFalse(log.matches(1, 1));
  }

  @Test
  void receivedSnapshotTakesThePlaceOfAll() {
    RaftLog log = log(1, 1);
    log.restore(new RaftSnapshot(9, 4, Membership.NONE, null));
    assertEquals(9, log.lastIndex());
    assertEquals(4, log.lastTerm());
    assertTrue(log.isSnapshotUnwritten());
    log.append(new RaftEntry(5, null));
    assertEquals("[10@5 -]", Words.of(10, log.takeUnwritten()));
    assertFalse(log.hasUnwritten());
  }

  @Test
  void lastPossibleMatchSkipsTermsThatTheOtherCannotHave() {
    RaftLog log = log(1, 1, 3, 3, 5);
    assertEquals(4, log.lastPossibleMatch(5, 4));
    assertEquals(2, log.lastPossibleMatch(5, 2));
    assertEquals(0, log.lastPossibleMatch(5, 0));
    assertEquals(3, log.lastPossibleMatch(3, 9));
  }
}
