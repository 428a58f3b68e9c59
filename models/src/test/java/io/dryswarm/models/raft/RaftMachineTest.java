package io.dryswarm.models.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One member, step by step; what several do together stands in the scripts. */
class RaftMachineTest {
  private final RecordingEffects effects = new RecordingEffects();
  private final ScriptedDice dice = new ScriptedDice();
  private final RaftMachine node = member(3);

  private RaftMachine member(int members) {
    return new RaftMachine(RaftSpec.SWARM, 0, Durable.empty(Membership.first(members)), dice);
  }

  /** One of three, with a log of empty entries on its disk. */
  private RaftMachine restarted(long term, int votedFor, long commit, long... terms) {
    RaftSnapshot beginning = RaftSnapshot.beginning(Membership.first(3));
    Durable durable = new Durable(term, votedFor, commit, beginning, Words.entries(terms));
    return new RaftMachine(RaftSpec.SWARM, 0, durable, dice);
  }

  private static RaftMessage.Vote vote(long term, long lastIndex, long lastTerm) {
    return new RaftMessage.Vote(term, lastIndex, lastTerm, RaftMessage.Vote.Kind.ELECTION);
  }

  private static RaftMessage.VoteReply reply(long term, boolean granted) {
    return new RaftMessage.VoteReply(term, granted, false);
  }

  private static void tick(RaftMachine machine, int times, RaftEffects out) {
    for (int i = 0; i < times; i++) {
      machine.tick(out);
    }
  }

  private void elect() {
    tick(node, 10, effects);
    node.receive(1, reply(1, true), effects);
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
    node.receive(2, reply(1, true), effects);
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
    RaftMachine only = member(1);
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
    node.receive(1, reply(1, true), effects);
    assertEquals("", effects.drain());
    assertEquals(RaftRole.CANDIDATE, node.role());
  }

  @Test
  void majorityOfRefusalsEndsTheCandidacy() {
    tick(node, 10, effects);
    effects.drain();
    node.receive(1, reply(1, false), effects);
    node.receive(1, reply(1, false), effects);
    assertEquals("", effects.drain());
    node.receive(2, reply(1, false), effects);
    assertEquals("FOLLOWER term 1\n", effects.drain());
  }

  @Test
  void oneVotePerTermFirstComeFirstServed() {
    node.receive(1, vote(4, 0, 0), effects);
    node.receive(2, vote(4, 9, 3), effects);
    node.receive(1, vote(4, 0, 0), effects);
    assertEquals("""
        FOLLOWER term 4
        -> 1 granted term 4
        -> 2 refused term 4
        -> 1 granted term 4
        """, effects.drain());
  }

  @Test
  void voteSurvivesARestart() {
    RaftMachine restarted = restarted(4, 1, 0);
    restarted.receive(2, vote(4, 9, 3), effects);
    assertEquals("-> 2 refused term 4\n", effects.drain());
  }

  @Test
  void candidateWithAnOlderLogIsRefused() {
    RaftMachine full = restarted(3, RaftMachine.NOBODY, 0, 1, 3, 3);
    full.receive(1, vote(4, 9, 2), effects);
    full.receive(1, vote(5, 2, 3), effects);
    full.receive(1, vote(6, 3, 3), effects);
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
    node.receive(1, vote(0, 0, 0), effects);
    effects.drain();
    tick(node, 9, effects);
    assertEquals("", effects.drain());
    node.receive(2, vote(0, 0, 0), effects);
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
    node.receive(2, vote(2, 0, 0), effects);
    assertEquals("vote of 2 refused by lease\n", effects.drain());
    tick(node, 1, effects);
    node.receive(2, vote(2, 0, 0), effects);
    assertEquals("FOLLOWER term 2\n-> 2 granted term 2\n", effects.drain());
  }

  @Test
  void leaderOfThePastIsToldTheTerm() {
    node.receive(1, new RaftMessage.Heartbeat(5, 0), effects);
    effects.drain();
    node.receive(2, new RaftMessage.Heartbeat(3, 0), effects);
    assertEquals("-> 2 appended term 5 to 0\n", effects.drain());
  }

  @Test
  void leaderOfThePastStepsDownWhenTold() {
    elect();
    node.receive(1, RaftMessage.AppendReply.accepted(7, 0), effects);
    assertEquals("FOLLOWER term 7\n", effects.drain());
    assertEquals(-1, node.propose(new Say("x"), effects));
  }

  @Test
  void heartbeatGoesOutEveryTickWithWhatTheReceiverMayApply() {
    elect();
    node.persisted(1, 1, effects);
    node.receive(1, RaftMessage.AppendReply.accepted(1, 1), effects);
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
    node.receive(1, RaftMessage.AppendReply.accepted(1, 1), effects);
    assertEquals(0, node.commit());
    node.persisted(1, 1, effects);
    assertEquals(1, node.commit());
  }

  @Test
  void entryOfAnEarlierTermDoesNotCommitByCounting() {
    RaftMachine later = restarted(1, RaftMachine.NOBODY, 1, 1, 1);
    tick(later, 10, effects);
    later.receive(1, reply(2, true), effects);
    later.receive(1, RaftMessage.AppendReply.accepted(2, 2), effects);
    later.receive(2, RaftMessage.AppendReply.accepted(2, 2), effects);
    assertEquals(1, later.commit());
    later.receive(1, RaftMessage.AppendReply.accepted(2, 3), effects);
    later.receive(2, RaftMessage.AppendReply.accepted(2, 3), effects);
    assertEquals(3, later.commit());
  }

  @Test
  void writeOfAnOverwrittenEntryCountsForNothing() {
    elect();
    node.receive(1, RaftMessage.AppendReply.accepted(1, 1), effects);
    node.persisted(1, 9, effects);
    assertEquals(0, node.commit());
  }

  @Test
  void quorumIsCheckedEveryTenTicksAndAnswersCount() {
    elect();
    tick(node, 9, effects);
    node.receive(1, new RaftMessage.HeartbeatReply(1), effects);
    tick(node, 10, effects);
    assertEquals(RaftRole.LEADER, node.role());
    tick(node, 1, effects);
    assertEquals(RaftRole.FOLLOWER, node.role());
    assertEquals(1, node.term());
    assertEquals(RaftMachine.NOBODY, node.leader());
  }

  @Test
  void conflictingTailIsCutAndReplaced() {
    RaftMachine old = restarted(1, RaftMachine.NOBODY, 1, 1, 1, 1);
    old.receive(
        1, new RaftMessage.Append(2, 1, 1, List.of(new RaftEntry(2, new Say("y"))), 1), effects);
    assertEquals("FOLLOWER term 2 of 1\n-> 1 appended term 2 to 2\n", effects.drain());
    assertEquals("[1@1 -, 2@2 y]", Words.of(1, old.log().from(1, 999)));
  }

  @Test
  void appendThatRepeatsWhatIsThereCutsNothing() {
    RaftMachine ahead = restarted(1, RaftMachine.NOBODY, 0, 1, 1, 1);
    ahead.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1), 0), effects);
    assertEquals(3, ahead.log().lastIndex());
  }

  @Test
  void appendBeforeTheCommitIndexIsAnsweredWithIt() {
    RaftMachine ahead = restarted(1, RaftMachine.NOBODY, 3, 1, 1, 1);
    ahead.receive(1, new RaftMessage.Append(1, 1, 1, Words.entries(1), 0), effects);
    assertEquals("FOLLOWER term 1 of 1\n-> 1 appended term 1 to 3\n", effects.drain());
  }

  @Test
  void followerCommitsNoFurtherThanTheAppendReaches() {
    node.receive(1, new RaftMessage.Append(1, 0, 0, Words.entries(1), 9), effects);
    assertEquals(1, node.commit());
  }

  @Test
  void appendsAreLimitedInBytesButOneEntryAlwaysGoes() {
    RaftSpec small = new RaftSpec(1_000_000_000L, 10, 1, 70, 256, 1, false);
    RaftMachine leader = new RaftMachine(small, 0, Durable.empty(Membership.first(3)), dice);
    tick(leader, 10, effects);
    leader.receive(1, reply(1, true), effects);
    leader.propose(new Say("a"), effects);
    leader.propose(new Say("b"), effects);
    leader.propose(new Say("far longer than any message may be, and still sent"), effects);
    effects.drain();
    leader.receive(1, RaftMessage.AppendReply.accepted(1, 1), effects);
    assertEquals("""
        -> 1 append term 1 after 1@1 [2@1 a, 3@1 b] commit 0
        -> 1 append term 1 after 3@1 [4@1 far longer than any message may be, and still sent] commit 0
        """, effects.drain());
  }

  @Test
  void probingFollowerGetsOneMessageAtATime() {
    elect();
    node.propose(new Say("a"), effects);
    node.propose(new Say("b"), effects);
    assertEquals("", effects.drain());
  }

  @Test
  void unansweredMessagesAreLimitedInNumber() {
    RaftSpec two = new RaftSpec(1_000_000_000L, 10, 1, 1, 2, 1, false);
    RaftMachine leader = new RaftMachine(two, 0, Durable.empty(Membership.first(2)), dice);
    tick(leader, 10, effects);
    leader.receive(1, reply(1, true), effects);
    leader.receive(1, RaftMessage.AppendReply.accepted(1, 1), effects);
    leader.propose(new Say("a"), effects);
    leader.propose(new Say("b"), effects);
    effects.drain();
    leader.propose(new Say("c"), effects);
    assertEquals("", effects.drain());
    leader.receive(1, RaftMessage.AppendReply.accepted(1, 2), effects);
    assertEquals("-> 1 append term 1 after 3@1 [4@1 c] commit 0\n", effects.drain());
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    assertEquals(
        "tickNs: 0, expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(0, 10, 1, 1, 1, 1, false))
            .getMessage());
    assertEquals(
        "electionTicks: 1, expected more than heartbeatTicks 1",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 1, 1, 1, 1, 1, false))
            .getMessage());
    assertEquals(
        "heartbeatTicks: 0, expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 1, 0, 1, 1, 1, false))
            .getMessage());
    assertEquals(
        "maxBytesPerAppend: 0, expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> new RaftSpec(1, 3, 1, 0, 1, 1, false))
            .getMessage());
  }
}
