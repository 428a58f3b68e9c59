package io.dryswarm.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StoreHostTest {
  private final StoreCluster cluster = new StoreCluster(3, 1);
  private final List<String> told = new ArrayList<>();

  private WriteOutcome outcome(String name) {
    return new WriteOutcome() {
      @Override
      public void committed() {
        told.add(name + " committed");
      }

      @Override
      public void failed(String error) {
        told.add(name + ": " + error);
      }
    };
  }

  private static Consumer<StoreTx> create(String... names) {
    return tx -> {
      for (String name : names) {
        tx.create(Objects.network(tx.nextId(), name));
      }
    };
  }

  private static List<String> names(ClusterStore store) {
    return store.networks().stream().map(network -> network.spec().name()).toList();
  }

  @Test
  void componentSeesTheEventsOfATransactionInOrderThenItsCommit() {
    cluster.store.submit(create("a", "b"), outcome("write"));
    cluster.runFor(Time.SECOND);
    assertEquals(
        List.of(
            "elected 0",
            "start with 1",
            "CREATE network 1 of 3",
            "CREATE network 2 of 3",
            "commit"),
        cluster.drain());
    assertEquals(List.of("write committed"), told);
  }

  @Test
  void requestsWaitForTheFirstLeader() {
    cluster.store.submit(create("a"), outcome("write"));
    assertEquals(StoreHost.NOBODY, cluster.store.leader());
    assertEquals(List.of(), told);
    cluster.runFor(Time.SECOND);
    assertEquals(0, cluster.store.leader());
    assertEquals(List.of("write committed"), told);
  }

  @Test
  void allManagersComeToTheSameState() {
    cluster.store.submit(create("a"), () -> {});
    cluster.runFor(2 * Time.SECOND);
    for (int manager = 0; manager < 3; manager++) {
      assertEquals(List.of("ingress", "a"), names(cluster.store.store(manager)));
    }
  }

  @Test
  void observersSeeEachCommittedChangeOnce() {
    cluster.store.submit(create("a", "b"), () -> {});
    cluster.store.submit(create("c"), () -> {});
    cluster.runFor(2 * Time.SECOND);
    cluster.nodes.crash(2);
    cluster.nodes.boot(2);
    cluster.runFor(2 * Time.SECOND);
    assertEquals(
        List.of("2 CREATE network 1", "2 CREATE network 2", "3 CREATE network 3"),
        cluster.observed);
  }

  @Test
  void lossOfLeadershipDropsComponentTimersAndWaitingWrites() {
    cluster.runFor(Time.SECOND);
    ComponentEffects old = cluster.effects;
    old.arm(1, 30 * Time.SECOND);
    cluster.store.submit(create("a"), outcome("proposed"));
    cluster.store.submit(create("b"), outcome("waiting"));
    cluster.drain();
    cluster.nodes.crash(0);
    assertEquals(List.of("dropped 0"), cluster.drain());
    String lost = ": raft: failed to process the request: node lost leader status";
    assertEquals(List.of("proposed" + lost, "waiting" + lost), told);

    old.arm(2, Time.SECOND);
    old.update(create("ghost"));
    cluster.runFor(60 * Time.SECOND);
    int next = cluster.store.leader();
    assertTrue(next == 1 || next == 2);
    assertEquals(List.of("elected " + next, "start with 1"), cluster.drain());
  }

  @Test
  void nextLeaderStartsFromAllThatWasCommitted() {
    cluster.runFor(Time.SECOND);
    cluster.store.submit(create("a"), outcome("a"));
    cluster.runFor(Time.SECOND);
    cluster.nodes.crash(0);
    cluster.drain();
    cluster.store.submit(create("b"), outcome("b"));
    assertEquals(List.of("a committed"), told);
    cluster.runFor(60 * Time.SECOND);
    int next = cluster.store.leader();
    assertNotEquals(0, next);
    assertEquals(
        List.of("elected " + next, "start with 2", "CREATE network 2 of 3", "commit"),
        cluster.drain());
    assertEquals(List.of("a committed", "b committed"), told);
    assertEquals(2, cluster.store.elections());
    assertTrue(cluster.store.leaderlessNs(cluster.sim.nowNs()) > 8 * Time.SECOND);
  }

  @Test
  void aLeaderThatIsCutOffCountsUntilItStepsDownOrIsReplaced() {
    cluster.runFor(100 * Time.SECOND);
    for (int other = 1; other <= 2; other++) {
      cluster.fabric.block(0, other);
      cluster.fabric.block(other, 0);
    }
    cluster.runFor(60 * Time.SECOND);

    assertNotEquals(0, cluster.store.leader());
    assertTrue(cluster.store.leaderlessNs(cluster.sim.nowNs()) < 10 * Time.SECOND);
  }

  @Test
  void restartedManagerRebuildsItsStoreFromTheLog() {
    cluster.runFor(Time.SECOND);
    cluster.store.submit(create("a"), () -> {});
    cluster.runFor(Time.SECOND);
    ClusterStore before = cluster.store.store(2);
    cluster.nodes.crash(2);
    cluster.store.submit(create("b"), () -> {});
    cluster.runFor(Time.SECOND);
    cluster.nodes.boot(2);
    cluster.runFor(2 * Time.SECOND);
    assertNotEquals(before, cluster.store.store(2));
    assertEquals(List.of("ingress", "a", "b"), names(cluster.store.store(2)));
    assertEquals(cluster.store.store(0).networks(), cluster.store.store(2).networks());
  }

  @Test
  void timerIsReArmedNotDoubledAndCanBeTakenBack() {
    cluster.runFor(Time.SECOND);
    cluster.drain();
    cluster.effects.arm(1, Time.SECOND);
    cluster.effects.arm(1, 2 * Time.SECOND);
    cluster.effects.arm(2, Time.SECOND);
    cluster.effects.disarm(2);
    cluster.runFor(2 * Time.SECOND - 1);
    assertEquals(List.of(), cluster.drain());
    cluster.runFor(Time.SECOND);
    assertEquals(List.of("timer 1"), cluster.drain());
  }

  @Test
  void versionOfAnObjectIsTheIndexOfItsEntry() {
    cluster.store.submit(create("a"), () -> {});
    cluster.runFor(Time.SECOND);
    assertEquals(2, cluster.store.store(0).networkNamed("a").version());
    assertEquals(2, cluster.store.commits());
  }

  private static ClusterObject snapshots(long interval) {
    ClusterSpec d = ClusterSpec.DEFAULT;
    return ClusterObject.create(new ClusterSpec(
        d.taskHistoryLimit(),
        d.heartbeatPeriodNs(),
        interval,
        2,
        d.keepOldSnapshots(),
        d.certExpiryNs(),
        d.autoLockManagers()));
  }

  @Test
  void snapshotsComeAsTheClusterObjectSaysAndAManagerStartsFromThem() {
    cluster.store.submit(tx -> tx.create(snapshots(10)), () -> {});
    for (int i = 0; i < 25; i++) {
      cluster.store.submit(create("n" + i), () -> {});
    }
    cluster.runFor(3 * Time.SECOND);
    List<NetworkObject> before = cluster.store.store(2).networks();
    cluster.nodes.crash(2);
    cluster.nodes.boot(2);
    assertEquals(before, cluster.store.store(2).networks());
    assertEquals(26, before.size());
    assertTrue(cluster.trace.contains("2 snapshot 20"), cluster.trace.toString());
    assertTrue(cluster.trace.contains("2 restored 20"), cluster.trace.toString());
  }

  @Test
  void managerFarBehindGetsTheWholeStore() {
    cluster.store.submit(tx -> tx.create(snapshots(10)), () -> {});
    cluster.runFor(Time.SECOND);
    cluster.nodes.crash(2);
    for (int i = 0; i < 25; i++) {
      cluster.store.submit(create("n" + i), () -> {});
    }
    cluster.runFor(3 * Time.SECOND);
    cluster.nodes.boot(2);
    cluster.runFor(3 * Time.SECOND);
    assertEquals(cluster.store.store(0).networks(), cluster.store.store(2).networks());
    assertEquals(cluster.store.store(0).cluster(), cluster.store.store(2).cluster());
  }

  @Test
  void autolockReachesEveryManagerThroughTheStore() {
    ClusterObject unlocked = ClusterObject.create(ClusterSpec.DEFAULT);
    cluster.store.submit(tx -> tx.create(unlocked), () -> {});
    cluster.store.submit(
        tx -> tx.update(tx.cluster().withState(tx.cluster().state().withNextUnlockKey())),
        () -> {});
    cluster.runFor(3 * Time.SECOND);
    cluster.nodes.crash(2);
    cluster.nodes.boot(2);
    assertTrue(cluster.raft.isLocked(2));
    cluster.raft.unlock(2);
    cluster.runFor(3 * Time.SECOND);
    assertTrue(cluster.raft.isRunning(2));
    assertFalse(cluster.raft.isLocked(2));
  }

  @Test
  void writeDuringAHandOverIsDropped() {
    cluster.runFor(Time.SECOND);
    cluster.raft.transferLeadership(0, () -> {});
    cluster.store.submit(create("a"), outcome("write"));
    assertEquals(List.of("write: raft proposal dropped"), told);
    cluster.runFor(Time.SECOND);
    assertNotEquals(0, cluster.store.leader());
    cluster.store.submit(create("a"), outcome("again"));
    cluster.runFor(Time.SECOND);
    assertEquals(List.of("write: raft proposal dropped", "again committed"), told);
  }

  @Test
  void anyNodeMayBecomeAManagerAndLead() {
    StoreCluster four = new StoreCluster(3, 4, 1);
    four.store.submit(create("a"), () -> {});
    four.runFor(Time.SECOND);
    four.raft.addMember(3, 0, () -> {});
    four.runFor(Time.SECOND);
    assertEquals(List.of("ingress", "a"), names(four.store.store(3)));
    four.nodes.crash(0);
    four.nodes.crash(1);
    four.nodes.boot(1);
    for (int minute = 0; minute < 20 && four.store.leader() != 3; minute++) {
      four.runFor(Time.MINUTE);
      if (four.store.leader() != 3 && four.store.leader() != StoreHost.NOBODY) {
        four.raft.transferLeadership(four.store.leader(), () -> {});
      }
    }
    assertEquals(3, four.store.leader());
    four.store.submit(create("b"), () -> {});
    four.runFor(2 * Time.SECOND);
    assertEquals(List.of("ingress", "a", "b"), names(four.store.store(2)));
  }
}
