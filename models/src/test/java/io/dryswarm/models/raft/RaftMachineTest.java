package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One member, step by step; what several do together stands in the scripts. */
class RaftMachineTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final ScriptedDice dice = new ScriptedDice();
  private final RaftMachine node = member(3, Durable.EMPTY);

  private RaftMachine member(int members, Durable durable) {
    return new RaftMachine(RaftSpec.SWARM, 0, members, durable, dice);
  }

  private static void tick(RaftMachine machine, int times, RaftEffects out) {
    for (int i = 0; i < times; i++) {
      machine.tick(out);
    }
  }

  private void elect() {
    tick(node, 10, effects);
    node.receive(1, new RaftMessage.VoteReply(1, true), effects);
    effects.drain();
  }

  @Test
  void silenceOfTheTimeoutMakesACandidate() {
    tick(node, 9, effects);
    assertEquals("", effects.drain());
    tick(node, 1, effects);
    assertEquals("""
        CANDIDATE term 1
        -> 1 vote term 1 last 0@0
        -> 2 vote term 1 last 0@0
        """, effects.drain());
    node.receive(2, new RaftMessage.VoteReply(1, true), effects);
    assertEquals("""
        LEADER term 1 of 0
        -> 1 append term 1 after 0@0 [1@1 -] commit 0
        -> 2 append term 1 after 0@0 [1@1 -] commit 0
        """, effects.drain());
  }

  @Test
  void timeoutIsDrawnAnewAtEveryCandidacy() {
    dice.next = 9;
    tick(node, 10, effects);
    assertEquals("CANDIDATE term 1", effects.drain().lines().findFirst().orElse(""));
    tick(node, 18, effects);
    assertEquals("", effects.drain());
    tick(node, 1, effects);
    assertEquals("CANDIDATE term 2", effects.drain().lines().findFirst().orElse(""));
  }

  @Test
  void onlyMemberLeadsAtOnce() {
    RaftMachine only = member(1, Durable.EMPTY);
    tick(only, 10, effects);
    assertEquals("CANDIDATE term 1\nLEADER term 1 of 0\n", effects.drain());
    assertEquals(0, only.commit());
    only.persisted(1, 1, effects);
    assertEquals(1, only.commit());
  }

  @Test
  void replyFromAnEarlierTermIsIgnored() {
    tick(node, 20, effects);
    effects.drain();
    node.receive(1, new RaftMessage.VoteReply(1, true), effects);
    assertEquals("", effects.drain());
    assertEquals(RaftRole.CANDIDATE, node.role());
  }

  @Test
  void majorityOfRefusalsEndsTheCandidacy() {
    tick(node, 10, effects);
    effects.drain();
    node.receive(1, new RaftMessage.VoteReply(1, false), effects);
    node.receive(1, new RaftMessage.VoteReply(1, false), effects);
    assertEquals("", effects.drain());
    node.receive(2, new RaftMessage.VoteReply(1, false), effects);
    assertEquals("FOLLOWER term 1\n", effects.drain());
  }

  @Test
  void oneVotePerTermFirstComeFirstServed() {
    node.receive(1, new RaftMessage.Vote(4, 0, 0), effects);
    node.receive(2, new RaftMessage.Vote(4, 9, 3), effects);
    node.receive(1, new RaftMessage.Vote(4, 0, 0), effects);
    assertEquals("""
        FOLLOWER term 4
        -> 1 granted term 4
        -> 2 refused term 4
        -> 1 granted term 4
        """, effects.drain());
  }

  @Test
  void voteSurvivesARestart() {
    RaftMachine restarted = member(3, new Durable(4, 1, 0, List.of()));
    restarted.receive(2, new RaftMessage.Vote(4, 9, 3), effects);
    assertEquals("-> 2 refused term 4\n", effects.drain());
  }

  @Test
  void candidateWithAnOlderLogIsRefused() {
    RaftMachine full = member(3, new Durable(3, RaftMachine.NOBODY, 0, Words.entries(1, 3, 3)));
    full.receive(1, new RaftMessage.Vote(4, 9, 2), effects);
    full.receive(1, new RaftMessage.Vote(5, 2, 3), effects);
    full.receive(1, new RaftMessage.Vote(6, 3, 3), effects);
    assertEquals("""
        FOLLOWER term 4
        -> 1 refused term 4
        FOLLOWER term 5
        -> 1 refused term 5
        FOLLOWER term 6
        -> 1 granted term 6
        """, effects.drain());
  }

  @Test
  void grantingAVotePostponesTheOwnCandidacyRefusingDoesNot() {
    tick(node, 8, effects);
    node.receive(1, new RaftMessage.Vote(0, 0, 0), effects);
    effects.drain();
    tick(node, 9, effects);
    assertEquals("", effects.drain());
    node.receive(2, new RaftMessage.Vote(0, 0, 0), effects);
    effects.drain();
    tick(node, 1, effects);
    assertEquals("CANDIDATE term 1", effects.drain().lines().findFirst().orElse(""));
  }

  @Test
  void leaseLastsTenTicksSinceTheLeaderWasHeard() {
    dice.next = 9;
    node.receive(1, new RaftMessage.Heartbeat(1, 0), effects);
    effects.drain();
    tick(node, 9, effects);
    node.receive(2, new RaftMessage.Vote(2, 0, 0), effects);
    assertEquals("", effects.drain());
    tick(node, 1, effects);
    node.receive(2, new RaftMessage.Vote(2, 0, 0), effects);
    assertEquals("FOLLOWER term 2\n-> 2 granted term 2\n", effects.drain());
  }

  @Test
  void leaderOfThePastIsToldTheTerm() {
    node.receive(1, new RaftMessage.Heartbeat(5, 0), effects);
    effects.drain();
    node.receive(2, new RaftMessage.Heartbeat(3, 0), effects);
    assertEquals("-> 2 rejected term 5 at 0, try 0\n", effects.drain());
  }

  @Test
  void leaderOfThePastStepsDownWhenTold() {
    elect();
    node.receive(1, new RaftMessage.AppendReply(7, false, 0, 0), effects);
    assertEquals("FOLLOWER term 7\n", effects.drain());
    assertEquals(-1, node.propose(new Say("x"), effects));
  }

  @Test
  void heartbeatGoesOutEveryTickWithWhatTheReceiverMayApply() {
    elect();
    node.persisted(1, 1, effects);
    node.receive(1, new RaftMessage.AppendReply(1, true, 1, 0), effects);
    effects.drain();
    node.tick(effects);
    assertEquals("""
        -> 1 heartbeat term 1 commit 1
        -> 2 heartbeat term 1 commit 0
        """, effects.drain());
  }

  @Test
  void ownDiskCountsAsOneOfTheMajority() {
    elect();
    node.receive(1, new RaftMessage.AppendReply(1, true, 1, 0), effects);
    assertEquals(0, node.commit());
    node.persisted(1, 1, effects);
    assertEquals(1, node.commit());
  }

  @Test
  void writeOfAnOverwrittenEntryCountsForNothing() {
    elect();
    node.receive(1, new RaftMessage.AppendReply(1, true, 1, 0), effects);
    node.persisted(1, 9, effects);
    assertEquals(0, node.commit());
  }

  @Test
  void quorumIsCheckedEveryTenTicksAndAnswersCount() {
    elect();
    tick(node, 10, effects);
    node.receive(1, new RaftMessage.HeartbeatReply(1), effects);
    tick(node, 10, effects);
    assertEquals(RaftRole.LEADER, node.role());
    tick(node, 10, effects);
    assertEquals(RaftRole.FOLLOWER, node.role());
    assertEquals(1, node.term());
    assertEquals(RaftMachine.NOBODY, node.leader());
  }

  @Test
  void conflictingTailIsCutAndReplaced() {
    RaftMachine old = member(3, new Durable(1, RaftMachine.NOBODY, 1, Words.entries(1, 1, 1)));
    old.receive(
        1, new RaftMessage.Append(2, 1, 1, List.of(new RaftEntry(2, new Say("y"))), 1), effects);
    assertEquals("FOLLOWER term 2 of 1\n-> 1 appended term 2 to 2\n", effects.drain());
    assertEquals("[1@1 -, 2@2 y]", Words.of(1, old.log().from(1, 9)));
  }

  @Test
  void appendThatRepeatsWhatIsThereCutsNothing() {
    RaftMachine ahead = member(3, new Durable(1, RaftMachine.NOBODY, 0, Words.entries(1, 1, 1)));
    ahead.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1), 0), effects);
    assertEquals(3, ahead.log().lastIndex());
  }

  @Test
  void appendBeforeTheCommitIndexIsAnsweredWithIt() {
    RaftMachine ahead = member(3, new Durable(1, RaftMachine.NOBODY, 3, Words.entries(1, 1, 1)));
    ahead.receive(1, new RaftMessage.Append(1, 1, 1, Words.entries(1), 0), effects);
    assertEquals("FOLLOWER term 1 of 1\n-> 1 appended term 1 to 3\n", effects.drain());
  }

  @Test
  void followerCommitsNoFurtherThanTheAppendReaches() {
    node.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1), 9), effects);
    assertEquals(1, node.commit());
  }

  @Test
  void appendsAreLimitedInNumber() {
    RaftSpec two = new RaftSpec(1_000_000_000L, 10, 1, 2);
    RaftMachine leader = new RaftMachine(two, 0, 3, Durable.EMPTY, dice);
    tick(leader, 10, effects);
    leader.receive(1, new RaftMessage.VoteReply(1, true), effects);
    leader.propose(new Say("a"), effects);
    leader.propose(new Say("b"), effects);
    leader.propose(new Say("c"), effects);
    effects.drain();
    leader.receive(1, new RaftMessage.AppendReply(1, true, 1, 0), effects);
    assertEquals("-> 1 append term 1 after 1@1 [2@1 a, 3@1 b] commit 0\n", effects.drain());
  }

  @Test
  void probingFollowerGetsOneMessageAtATime() {
    elect();
    node.propose(new Say("a"), effects);
    node.propose(new Say("b"), effects);
    assertEquals("", effects.drain());
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertEquals(
        "tickNs: 0, expected more than 0",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(0, 10, 1, 1))
            .getMessage());
    assertEquals(
        "electionTicks: 1, expected more than heartbeatTicks 1",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 1, 1, 1))
            .getMessage());
    assertEquals(
        "heartbeatTicks: 0, expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 1, 0, 1))
            .getMessage());
    assertEquals(
        "maxEntriesPerAppend: 0, expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 3, 1, 0))
            .getMessage());
  }
}
