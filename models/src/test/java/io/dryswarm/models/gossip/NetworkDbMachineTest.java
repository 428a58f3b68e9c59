package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.gossip.GossipCluster.Text;
import io.dryswarm.models.gossip.GossipMessage.BulkSync;
import io.dryswarm.models.gossip.GossipMessage.TableEvents;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node 0 of three, all on network 1; dice always show the lowest value. */
class NetworkDbMachineTest {
  private static final long SECOND = Time.SECOND;
  private static final long TOMBSTONE_NS = 30 * Time.MINUTE;

  private static final EntryNumbers NUMBERS = new EntryNumbers();

  private final RecordingEffects effects = new RecordingEffects();
  private final NetworkDbMachine db =
      new NetworkDbMachine(NetworkDbSpec.engineDefaults(), 0, 0, 0, new FirstDice(), NUMBERS);

  @BeforeEach
  void start() {
    db.startConverged(NUMBERS.places().everybody(3, 1), 1, IntArrayList.of(1, 2), 0, effects);
    effects.drain();
  }

  private static Rumour.Attachment place(
      int node, int life, int network, long lamport, boolean leaving) {
    return new Rumour.Attachment(NUMBERS.places().of(node, network), life, lamport, leaving);
  }

  private static TableEvent entry(int owner, long lamport, int number) {
    return new TableEvent(
        false, lamport, owner, 0, NUMBERS.of(1, Table.ENDPOINT, 7), new Text(number), 0);
  }

  private static TableEvent deletion(int owner, long lamport) {
    return new TableEvent(
        true, lamport, owner, 0, NUMBERS.of(1, Table.ENDPOINT, 7), new Text(0), TOMBSTONE_NS);
  }

  private void gossiped(TableEvent... events) {
    db.receive(2, new TableEvents(List.of(events)), SECOND, effects);
  }

  private void synced(TableEvent... events) {
    db.receive(2, new BulkSync(99, true, List.of(1), List.of(events)), SECOND, effects);
  }

  @Test
  void ownEntryGoesToThePeersAtTheNextTickUntilItsBudgetIsSpent() {
    db.write(1, Table.ENDPOINT, 7, new Text(5), 0, effects);
    assertEquals("timer TABLE_GOSSIP 0 at 0.200 s\n", effects.drain());
    for (int round = 1; round <= 4; round++) {
      db.timeout(GossipTimer.TABLE_GOSSIP, 0, round * SECOND / 5, effects);
      String asked = effects.drain();
      assertEquals(2, asked.lines().filter(l -> l.startsWith("-> ")).count(), asked);
      assertEquals(round < 4, asked.contains("timer TABLE_GOSSIP"), "round " + round);
    }
  }

  @Test
  void packetHoldsNoMoreThanItsRoom() {
    for (int key = 0; key < 100; key++) {
      db.write(1, Table.ENDPOINT, key, new Text(key), 0, effects);
    }
    effects.drain();
    db.timeout(GossipTimer.TABLE_GOSSIP, 0, SECOND / 5, effects);
    String packet = effects.drain().lines().findFirst().orElseThrow();
    assertEquals(5, packet.split("TableEvent\\[").length - 1, "events of 250 B in 1400 B");
  }

  @Test
  void newVersionsAreToldAndStaleOnesAreNot() {
    gossiped(entry(1, 10, 1));
    assertEquals(
        "CREATED ENDPOINT 1/7 Text[number=1]\ntimer TABLE_GOSSIP 0 at 1.200 s\n", effects.drain());
    gossiped(entry(1, 10, 2), entry(1, 9, 3));
    assertEquals("", effects.drain());
    gossiped(entry(1, 11, 4));
    assertEquals("UPDATED ENDPOINT 1/7 Text[number=4]\n", effects.drain());
  }

  @Test
  void deletionIsToldWithTheLastValueAndGuardsAgainstOldNews() {
    gossiped(entry(1, 10, 1));
    effects.drain();
    gossiped(deletion(1, 12));
    assertEquals("DELETED ENDPOINT 1/7 Text[number=1]\n", effects.drain());
    gossiped(entry(1, 11, 2), deletion(1, 13));
    assertEquals("", effects.drain());
    gossiped(entry(1, 14, 3));
    assertEquals("CREATED ENDPOINT 1/7 Text[number=3]\n", effects.drain());
  }

  @Test
  void tombstoneIsForgottenAfterItsTime() {
    gossiped(deletion(1, 12));
    effects.drain();
    db.receive(2, new TableEvents(List.of(entry(1, 11, 2))), SECOND + TOMBSTONE_NS - 1, effects);
    assertEquals("", effects.drain());
    db.receive(2, new TableEvents(List.of(entry(1, 11, 2))), SECOND + TOMBSTONE_NS, effects);
    assertTrue(effects.drain().startsWith("CREATED ENDPOINT 1/7"));
  }

  @Test
  void unknownDeletionIsPassedOnOnlyIfItCameByBulkSync() {
    gossiped(deletion(1, 12));
    assertEquals("", effects.drain());
    TableEvent other =
        new TableEvent(true, 12, 1, 0, NUMBERS.of(1, Table.ENDPOINT, 8), new Text(0), TOMBSTONE_NS);
    synced(other);
    assertEquals("timer TABLE_GOSSIP 0 at 1.200 s\n", effects.drain());
  }

  @Test
  void strangersAndOurOwnEchoAreRefused() {
    db.memberFailed(1, 0, effects);
    effects.drain();
    gossiped(entry(1, 10, 1), entry(0, 10, 1));
    assertEquals("", effects.drain());
    gossiped(new TableEvent(false, 10, 2, 1, NUMBERS.of(1, Table.ENDPOINT, 7), new Text(1), 0));
    assertEquals("", effects.drain(), "another life than the one that joined");
  }

  @Test
  void failedNodesEntriesAreDeletedAndTakenAgainWhenItIsBack() {
    gossiped(entry(1, 10, 1));
    effects.drain();
    db.memberFailed(1, SECOND, effects);
    assertEquals("""
        DELETED ENDPOINT 1/7 Text[number=1]
        timer RECONNECT 0 at 2.000 s
        FAILED 1 with 1
        """, effects.drain());
    db.memberAlive(1, 0, SECOND, effects);
    gossiped(entry(1, 10, 1));
    assertEquals("", effects.drain(), "not on the network yet");
    assertTrue(db.attachment(place(1, 0, 1, 2, false), effects));
    gossiped(entry(1, 10, 1));
    assertTrue(effects.drain().startsWith("CREATED ENDPOINT 1/7"));
  }

  @Test
  void failedNodeIsTriedEverySecondAndAfterItsAnswerTablesAreExchanged() {
    db.write(1, Table.ENDPOINT, 5, new Text(5), 0, effects);
    db.memberFailed(1, SECOND, effects);
    effects.drain();
    db.timeout(GossipTimer.RECONNECT, 0, 2 * SECOND, effects);
    assertEquals("""
        join through 1
        timer JOIN_WAIT 0 at 12.000 s
        """, effects.drain());
    db.timeout(GossipTimer.JOIN_WAIT, 0, 12 * SECOND, effects);
    assertEquals("timer RECONNECT 0 at 12.000 s\n", effects.drain(), "a tick waits already");

    db.timeout(GossipTimer.RECONNECT, 0, 12 * SECOND, effects);
    effects.drain();
    db.memberAlive(1, 0, 12 * SECOND, effects);
    db.attachment(place(1, 0, 1, 2, false), effects);
    db.joinAnswered(1, 12 * SECOND, effects);
    assertEquals("""
        cancel JOIN_WAIT 0
        timer NODE_EVENT_WAIT 0 at 17.000 s
        announce NodeEvent[node=0, life=0, lamport=3, leaving=false]
        """, effects.drain());
    db.announced(12 * SECOND + SECOND / 5, effects);
    String asked = effects.drain();
    assertTrue(asked.startsWith("cancel NODE_EVENT_WAIT 0\n=> 1 BulkSync["), asked);
    assertTrue(asked.contains("lamport=1, owner=0"), asked);
    assertFalse(asked.contains("RECONNECT"), asked);
  }

  @Test
  void nobodyElseIsTriedBeforeTheTablesAreExchanged() {
    db.memberFailed(1, SECOND, effects);
    db.memberFailed(2, SECOND, effects);
    db.timeout(GossipTimer.RECONNECT, 0, 2 * SECOND, effects);
    db.memberAlive(1, 0, 2 * SECOND, effects);
    db.joinAnswered(1, 2 * SECOND, effects);
    effects.drain();
    db.announced(2 * SECOND + SECOND / 5, effects);
    assertEquals("""
        cancel NODE_EVENT_WAIT 0
        => 1 BulkSync[round=1, reply=false, networks=[], events=[]]
        timer BULK_SYNC_WAIT 1 at 32.200 s
        """, effects.drain(), "no common network known, but the exchange is made");
    db.timeout(GossipTimer.BULK_SYNC_WAIT, 1, 32 * SECOND, effects);
    assertEquals("timer RECONNECT 0 at 32.000 s\n", effects.drain());
  }

  /** handleNodeEvent of NetworkDB: "node ... is unknown to memberlist". */
  @Test
  void failedNodeIsNotAskedForTables() {
    db.memberFailed(1, SECOND, effects);
    db.timeout(GossipTimer.RECONNECT, 0, 2 * SECOND, effects);
    db.joinAnswered(1, 2 * SECOND, effects);
    effects.drain();
    db.announced(2 * SECOND, effects);
    assertEquals("""
        cancel NODE_EVENT_WAIT 0
        timer RECONNECT 0 at 3.000 s
        """, effects.drain(), "it has answered, but is not alive for memberlist");
  }

  @Test
  void joiningAsksEveryPeerInTurnAndDeadOnesHoldItUp() {
    db.attachment(place(1, 0, 4, 2, false), effects);
    db.attachment(place(2, 0, 4, 2, false), effects);
    db.joinNetwork(4, 0, effects);
    assertEquals("""
        announce Attachment[node=0, life=0, network=4, lamport=3, leaving=false]
        => 1 BulkSync[round=1, reply=false, networks=[1, 4], events=[]]
        timer BULK_SYNC_WAIT 1 at 30.000 s
        """, effects.drain());
    db.timeout(GossipTimer.BULK_SYNC_WAIT, 1, 10 * SECOND, effects);
    assertTrue(effects.drain().startsWith("=> 2 BulkSync[round=2,"));
    db.receive(2, new BulkSync(2, true, List.of(1, 4), List.of()), 11 * SECOND, effects);
    assertEquals("""
        cancel BULK_SYNC_WAIT 2
        JOINED 4
        """, effects.drain());
  }

  @Test
  void periodicSyncIsContentWithOneAnswerForAllCommonNetworks() {
    db.attachment(place(1, 0, 4, 2, false), effects);
    db.joinNetwork(4, 0, effects);
    db.receive(1, new BulkSync(1, true, List.of(1, 4), List.of()), 0, effects);
    effects.drain();
    db.timeout(GossipTimer.BULK_SYNC, 0, 30 * SECOND, effects);
    String asked = effects.drain();
    assertEquals(1, asked.lines().filter(l -> l.startsWith("=> ")).count(), asked);
    assertTrue(asked.contains("networks=[1, 4]"), asked);
    db.receive(1, new BulkSync(2, true, List.of(1, 4), List.of()), 30 * SECOND, effects);
    assertEquals("cancel BULK_SYNC_WAIT 2\n", effects.drain());
  }

  @Test
  void bulkSyncIsAnsweredWithWhatIsKnownOfTheNetworksAskedFor() {
    gossiped(entry(1, 10, 1));
    effects.drain();
    db.receive(2, new BulkSync(9, false, List.of(1, 4), List.of()), 2 * SECOND, effects);
    String answer = effects.drain();
    assertTrue(answer.startsWith("=> 2 BulkSync[round=9, reply=true, networks=[1, 4], events=["));
    assertTrue(answer.contains("lamport=10, owner=1"), answer);
  }

  @Test
  void leaverForgetsWhatIsNotItsOwnAndWritesNoMore() {
    gossiped(entry(1, 10, 1));
    db.write(1, Table.PEER, 3, new Text(3), SECOND, effects);
    effects.drain();
    db.leaveNetwork(1, SECOND, effects);
    assertEquals("""
        announce Attachment[node=0, life=0, network=1, lamport=2, leaving=true]
        DELETED ENDPOINT 1/7 Text[number=1]
        DELETED PEER 1/3 Text[number=3]
        """, effects.drain());
    assertThrows(
        IllegalStateException.class,
        () -> db.write(1, Table.PEER, 3, new Text(3), SECOND, effects));
    db.joinNetwork(1, 2 * SECOND, effects);
    String asked = effects.drain();
    assertTrue(asked.contains("deleted=true"), "its old entries go out as deleted: " + asked);
  }

  @Test
  void staleAttachmentsAreIgnored() {
    assertFalse(db.attachment(place(1, 0, 1, 1, true), effects));
    assertTrue(db.attachment(place(1, 0, 1, 5, true), effects));
    assertFalse(db.attachment(place(1, 0, 1, 4, false), effects));
    assertFalse(db.attachment(place(1, 1, 1, 9, false), effects), "unknown life");
    gossiped(entry(1, 10, 1));
    assertEquals("", effects.drain());
  }
}
