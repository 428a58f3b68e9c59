package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.gossip.GossipMessage.Ack;
import io.dryswarm.models.gossip.GossipMessage.Nack;
import io.dryswarm.models.gossip.GossipMessage.Ping;
import io.dryswarm.models.gossip.GossipMessage.PingRequest;
import io.dryswarm.models.gossip.GossipMessage.Rumours;
import io.dryswarm.models.gossip.GossipMessage.StreamAck;
import io.dryswarm.models.gossip.GossipMessage.StreamPing;
import io.dryswarm.models.gossip.Rumour.Alive;
import io.dryswarm.models.gossip.Rumour.Dead;
import io.dryswarm.models.gossip.Rumour.Suspect;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node 0 of four; dice always show the lowest value, so every ticker strikes on whole intervals. */
class MembershipMachineTest {
  private static final long SECOND = Time.SECOND;

  private final RecordingEffects effects = new RecordingEffects();
  private final EntryNumbers numbers = new EntryNumbers();
  private final NetworkDbMachine networkDb =
      new NetworkDbMachine(NetworkDbSpec.engineDefaults(), 0, 0, 0, new FirstDice(), numbers);
  private final MembershipMachine node = new MembershipMachine(
      MembershipSpec.engineDefaults(), 0, 0, 4, 0, new FirstDice(), networkDb);

  @BeforeEach
  void start() {
    networkDb.startConverged(
        numbers.places().everybody(4, 1), 1, IntArrayList.of(1, 2), 0, effects);
    node.startConverged(0, effects);
    effects.drain();
  }

  private void probeDue(long atNs) {
    node.timeout(GossipTimer.PROBE, 0, atNs, effects);
  }

  private void hear(long atNs, Rumour... rumours) {
    node.receive(3, new Rumours(List.of(rumours)), atNs, effects);
  }

  @Test
  void answeredProbeIsFollowedByAnotherOneAtTheNextTick() {
    probeDue(SECOND);
    assertEquals("""
        -> 3 Ping[seq=1, life=0, rumours=[]]
        timer PROBE 0 at 1.500 s
        """, effects.drain());
    node.receive(3, new Ack(1, List.of()), SECOND + 1000, effects);
    assertEquals("timer PROBE 0 at 2.000 s\n", effects.drain());
  }

  @Test
  void silentMemberIsAskedThroughOthersAndOverTcpThenSuspected() {
    probeDue(SECOND);
    effects.drain();
    probeDue(SECOND + 500 * Time.MILLISECOND);
    assertEquals("""
        -> 1 PingRequest[seq=1, target=3, life=0, rumours=[]]
        -> 2 PingRequest[seq=1, target=3, life=0, rumours=[]]
        => 3 StreamPing[seq=1, life=0]
        timer PROBE 0 at 2.000 s
        """, effects.drain());
    probeDue(2 * SECOND);
    assertEquals("""
        timer PROBE 0 at 2.000 s
        SUSPECTED 3 by 0
        timer SUSPICION 3 at 26.000 s
        timer GOSSIP 0 at 2.200 s
        """, effects.drain());
  }

  @Test
  void answerThroughAHelperIsAsGoodAsADirectOne() {
    probeDue(SECOND);
    probeDue(SECOND + 500 * Time.MILLISECOND);
    effects.drain();
    node.receive(1, new Ack(1, List.of()), SECOND + 501 * Time.MILLISECOND, effects);
    assertEquals("timer PROBE 0 at 2.000 s\n", effects.drain());
  }

  @Test
  void answerOverTcpAloneSavesTheMemberAtTheDeadline() {
    probeDue(SECOND);
    probeDue(SECOND + 500 * Time.MILLISECOND);
    node.receive(3, new StreamAck(1), SECOND + 501 * Time.MILLISECOND, effects);
    effects.drain();
    probeDue(2 * SECOND);
    assertEquals("timer PROBE 0 at 2.000 s\n", effects.drain());
  }

  @Test
  void answerThatComesTooLateIsIgnored() {
    probeDue(SECOND);
    probeDue(SECOND + 500 * Time.MILLISECOND);
    probeDue(2 * SECOND);
    effects.drain();
    node.receive(3, new Ack(1, List.of()), 2 * SECOND + 1000, effects);
    assertEquals("", effects.drain());
    assertFalse(node.isAlive(3));
  }

  @Test
  void failedProbeWithoutNacksMakesTheNodeDoubtItself() {
    probeDue(SECOND);
    probeDue(SECOND + 500 * Time.MILLISECOND);
    probeDue(2 * SECOND);
    effects.drain();
    probeDue(2 * SECOND);
    probeDue(2 * SECOND + 500 * Time.MILLISECOND);
    // Two helpers stayed silent: score 2, so this probe may take 3 s.
    assertTrue(effects.drain().endsWith("timer PROBE 0 at 5.000 s\n"));
  }

  @Test
  void nacksKeepTheNodeConfident() {
    probeDue(SECOND);
    probeDue(SECOND + 500 * Time.MILLISECOND);
    node.receive(1, new Nack(1, List.of()), 2 * SECOND - 2, effects);
    node.receive(2, new Nack(1, List.of()), 2 * SECOND - 1, effects);
    probeDue(2 * SECOND);
    probeDue(2 * SECOND);
    effects.drain();
    probeDue(2 * SECOND + 500 * Time.MILLISECOND);
    assertTrue(effects.drain().endsWith("timer PROBE 0 at 3.000 s\n"));
  }

  @Test
  void pingOfAnotherLifeIsNotAnswered() {
    node.receive(1, new Ping(5, 0, List.of()), 0, effects);
    assertEquals("-> 1 Ack[seq=5, rumours=[]]\n", effects.drain());
    node.receive(1, new Ping(6, 1, List.of()), 0, effects);
    node.receive(1, new StreamPing(7, 1), 0, effects);
    assertEquals("", effects.drain());
  }

  @Test
  void probeForSomebodyElseIsRelayedAndAnsweredWithHisNumber() {
    node.receive(1, new PingRequest(77, 2, 0, List.of()), 0, effects);
    assertEquals("""
        -> 2 Ping[seq=1, life=0, rumours=[]]
        timer RELAYED_PROBE 1 at 0.500 s
        """, effects.drain());
    node.receive(2, new Ack(1, List.of()), 1000, effects);
    assertEquals("""
        cancel RELAYED_PROBE 1
        -> 1 Ack[seq=77, rumours=[]]
        """, effects.drain());
  }

  @Test
  void relayedProbeWithoutAnswerIsReported() {
    node.receive(1, new PingRequest(77, 2, 0, List.of()), 0, effects);
    effects.drain();
    node.timeout(GossipTimer.RELAYED_PROBE, 1, SECOND / 2, effects);
    assertEquals("-> 1 Nack[seq=77, rumours=[]]\n", effects.drain());
    node.receive(2, new Ack(1, List.of()), SECOND, effects);
    assertEquals("", effects.drain());
  }

  @Test
  void confirmationsShortenTheSuspicionAndItsEndIsDeath() {
    hear(0, new Suspect(2, 0, 1, 3));
    assertTrue(effects.drain().contains("timer SUSPICION 2 at 24.000 s"));
    hear(SECOND, new Suspect(2, 0, 1, 1));
    assertEquals("timer SUSPICION 2 at 11.381 s\n", effects.drain());
    hear(2 * SECOND, new Suspect(2, 0, 1, 3));
    assertEquals("", effects.drain());
    node.timeout(GossipTimer.SUSPICION, 2, 4 * SECOND, effects);
    assertEquals("""
        cancel SUSPICION 2
        timer RECONNECT 0 at 5.000 s
        FAILED 2 with 0
        """, effects.drain());
  }

  @Test
  void rumourPassesOnWithItsAccuserFourTimesAtMost() {
    hear(0, new Suspect(2, 0, 1, 3));
    effects.drain();
    String told = "Rumours[rumours=[Suspect[node=2, life=0, incarnation=1, accuser=3]]]\n";
    node.timeout(GossipTimer.GOSSIP, 0, 200 * Time.MILLISECOND, effects);
    assertEquals(
        "-> 1 " + told + "-> 2 " + told + "-> 3 " + told + "timer GOSSIP 0 at 0.400 s\n",
        effects.drain());
    node.timeout(GossipTimer.GOSSIP, 0, 400 * Time.MILLISECOND, effects);
    assertEquals("-> 1 " + told, effects.drain());
  }

  @Test
  void higherIncarnationRefutesASuspicionAndAnEqualOneDoesNot() {
    hear(0, new Suspect(2, 0, 1, 3));
    effects.drain();
    hear(1, new Alive(2, 0, 1));
    assertFalse(node.isAlive(2));
    hear(2, new Alive(2, 0, 2));
    assertTrue(node.isAlive(2));
    assertEquals("cancel SUSPICION 2\n", effects.drain());
    hear(3, new Suspect(2, 0, 1, 1), new Dead(2, 0, 1, 1));
    assertEquals("", effects.drain());
  }

  @Test
  void nodeThatIsSuspectedItselfSaysOtherwise() {
    hear(0, new Suspect(0, 0, 1, 3));
    assertEquals("""
        REFUTED with 2
        timer GOSSIP 0 at 0.200 s
        """, effects.drain());
    hear(1, new Suspect(0, 0, 1, 2));
    assertEquals("", effects.drain(), "an accusation already refuted");
    hear(2, new Dead(0, 0, 5, 2));
    assertEquals("REFUTED with 6\n", effects.drain());
  }

  @Test
  void newLifeTakesThePlaceOfTheOldOne() {
    hear(0, new Alive(2, 1, 1));
    assertEquals("""
        ALIVE 2
        timer GOSSIP 0 at 0.200 s
        """, effects.drain());
    hear(1, new Suspect(2, 0, 9, 3), new Dead(2, 0, 9, 3), new Alive(2, 0, 9));
    assertEquals("", effects.drain(), "news of the old life");
    assertTrue(node.isAlive(2));
  }

  @Test
  void whomOthersHoldForDeadIsOnlySuspected() {
    List<GossipMessage.MemberReport> reports =
        List.of(new GossipMessage.MemberReport(2, 0, 1, MemberState.DEAD));
    node.receive(1, new GossipMessage.PushPull(false, true, reports, List.of()), 0, effects);
    assertEquals("""
        SUSPECTED 2 by 0
        timer SUSPICION 2 at 24.000 s
        timer GOSSIP 0 at 0.200 s
        """, effects.drain());
  }
}
