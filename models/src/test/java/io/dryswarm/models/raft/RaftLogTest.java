package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaftLogTest {
  @Test
  void emptyLogMatchesOnlyTheEmptyPrefix() {
    RaftLog log = new RaftLog(List.of());
    assertEquals(0, log.lastIndex());
    assertEquals(0, log.lastTerm());
    assertTrue(log.matches(0, 0));
    assertFalse(log.matches(1, 1));
    assertFalse(log.hasUnwritten());
  }

  @Test
  void acceptedEntriesKeepWhatAgreesAndReplaceTheRest() {
    RaftLog log = new RaftLog(Words.entries(1, 1, 2, 2));
    log.accept(1, Words.entries(1, 3));
    assertEquals("[1@1 -, 2@1 -, 3@3 -]", Words.of(1, log.from(1, 9)));
    assertEquals(3, log.unwrittenFrom());
  }

  @Test
  void everyEntryIsHandedToTheDiskOnceAndAgainWhenItWasOverwritten() {
    RaftLog log = new RaftLog(Words.entries(1));
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
    RaftLog log = new RaftLog(Words.entries(1, 2, 3));
    assertEquals("[2@2 -]", Words.of(2, log.from(2, 1)));
    assertEquals("[]", Words.of(4, log.from(4, 9)));
  }
}
