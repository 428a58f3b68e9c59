package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DurableLogTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final Durable empty = Durable.empty(Membership.first(3));
  private final DurableLog disk = new DurableLog(empty);
  private final RaftMachine machine = new RaftMachine(RaftSpec.SWARM, 0, empty, new ScriptedDice());

  private void write() {
    disk.stage(machine);
    disk.commitStaged();
  }

  @Test
  void termAndVoteMustBeWrittenCommitNeedNot() {
    assertFalse(disk.differs(machine));
    machine.receive(1, new RaftMessage.Vote(3, 0, 0, RaftMessage.Vote.Kind.ELECTION), effects);
    assertTrue(disk.differs(machine));
    write();
    assertFalse(disk.differs(machine));
    assertEquals(3, disk.read().term());
    assertEquals(1, disk.read().votedFor());
  }

  @Test
  void whatIsStagedIsNotYetThere() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1), 0), effects);
    disk.stage(machine);
    assertEquals(empty, disk.read());
    disk.commitStaged();
    assertEquals("[1@1 -]", Words.of(1, disk.read().entries()));
    assertEquals(1, disk.lastTerm());
  }

  @Test
  void overwrittenEntriesAreCut() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1, 1, 1), 0), effects);
    write();
    machine.receive(2, new RaftMessage.Append(2, 1, 1, Words.entries(2), 0), effects);
    write();
    assertEquals("[1@1 -, 2@2 -]", Words.of(1, disk.read().entries()));
    assertEquals(2, disk.lastIndex());
  }

  @Test
  void commitIndexNeverExceedsWhatIsWrittenAndNeverFalls() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1, 1), 0), effects);
    write();
    disk.noteCommit(9);
    assertEquals(2, disk.read().commit());
    disk.noteCommit(1);
    assertEquals(2, disk.read().commit());
  }

  @Test
  void snapshotOfTheOwnStateTakesThePlaceOfWhatItCovers() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1, 1, 1), 0), effects);
    write();
    RaftSnapshot snapshot = new RaftSnapshot(2, 1, Membership.first(3), null);
    disk.snapshotWritten(snapshot);
    assertEquals(snapshot, disk.read().snapshot());
    assertEquals("[3@1 -]", Words.of(3, disk.read().entries()));
    assertEquals(2, disk.read().commit());
    assertEquals(3, disk.lastIndex());
  }

  @Test
  void snapshotOfTheLeaderTakesThePlaceOfAll() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1, 1), 0), effects);
    write();
    RaftSnapshot snapshot = new RaftSnapshot(7, 2, Membership.first(3), null);
    machine.receive(1, new RaftMessage.InstallSnapshot(2, snapshot), effects);
    write();
    assertEquals(snapshot, disk.read().snapshot());
    assertEquals(java.util.List.of(), disk.read().entries());
    assertEquals(7, disk.lastIndex());
  }

  @Test
  void forcedAloneItKeepsWhatIsCommittedAndRemovesTheOthers() {
    machine.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1, 1, 1), 2), effects);
    write();
    disk.forceAlone(0);
    assertEquals(
        "[1@1 -, 2@1 -, 3@1 REMOVE 1, 4@1 REMOVE 2]", Words.of(1, disk.read().entries()));
    assertEquals(4, disk.read().commit());
  }
}
