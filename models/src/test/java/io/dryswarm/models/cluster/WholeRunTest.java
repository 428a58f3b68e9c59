package io.dryswarm.models.cluster;

import static io.dryswarm.models.cluster.SmallCluster.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.trace.MemorySink.TraceRecord;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.overlay.OverlayTrace;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be true of a small swarm from end to end. The invariants of every run are checked on the way. */
class WholeRunTest {
  private static final NodeRef DB = new NodeRef.OfTask("shop_db", 1, "node-of shop_db.1");
  private static final NodeRef WEB = new NodeRef.OfTask("shop_web", 1, "node-of shop_web.1");
  private static final NodeRef LEADER = new NodeRef.Leader("leader");

  private final RunLog log = new RunLog();
  private final SmallCluster cluster = SmallCluster.shop().watchedBy(log);

  private static RequestResult users(RunResult result, String name) {
    return result.requests().stream()
        .filter(r -> r.users().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<TimelineEntry> timeline(RunResult result, String code) {
    return result.timeline().stream().filter(e -> e.code().equals(code)).toList();
  }

  private static void assertNothingFails(RequestResult users) {
    assertEquals(new TreeMap<>(), users.errors(), users.users());
    assertEquals(users.sent(), users.ok() + users.unfinished());
    assertTrue(users.ok() > 0);
  }

  /** The routing mesh: two web servers on at most two of six nodes, and each of the six serves. */
  @Test
  void everyNodeReachesTheService() {
    cluster.users.clear();
    for (int entry = 0; entry < 6; entry++) {
      cluster.customers("through-" + entry, List.of(entry), "");
    }

    RunResult result = cluster.run();

    result.requests().forEach(WholeRunTest::assertNothingFails);
    assertEquals(6, result.requests().size());
  }

  @Test
  void inPeaceEveryOrderIsStoredOrOnItsWay() {
    RunResult result = cluster.run();

    ItemResult orders = result.items().get(0);
    assertNothingFails(users(result, "customers"));
    assertEquals(users(result, "customers").ok(), orders.accepted());
    assertEquals(orders.accepted(), orders.stored() + orders.waiting());
    assertTrue(orders.waiting() < 10, () -> "waiting " + orders.waiting());
    assertEquals(0, result.controlPlane().elections());
  }

  /** A back end is balanced to only after its program listens, and by other nodes only after gossip told them. */
  @Test
  void gossipComesBeforeReachability() {
    cluster.crash(60 * Time.SECOND, WEB).run();

    TreeMap<Integer, TraceRecord> listening = new TreeMap<>();
    log.of(WorkloadTrace.LISTENING).forEach(r -> listening.put(r.entity(), r));
    TreeMap<Long, Long> atHome = new TreeMap<>();
    int remote = 0;
    for (TraceRecord added : log.of(OverlayTrace.BACKEND_ADDED)) {
      long homeNode = homeOf(added.a(), listening);
      if (added.entity() == homeNode) {
        atHome.putIfAbsent(added.a(), added.timeNs());
      } else {
        remote++;
        assertTrue(
            atHome.containsKey(added.a()) && atHome.get(added.a()) < added.timeNs(),
            () -> "before its own node had it: " + added);
      }
    }
    assertTrue(remote > 20, "back ends added away from home: " + remote);
  }

  private static long homeOf(long task, TreeMap<Integer, TraceRecord> listening) {
    return listening.get((int) task).a();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void recoveryHasItsOrder(long seed) {
    cluster.seed = seed;

    FaultResult fault = cluster.crash(60 * Time.SECOND, WEB).run().faults().get(0);

    assertTrue(fault.tasksLost() > 0);
    assertTrue(fault.gossipNs() > 0);
    assertTrue(fault.gossipNs() < fault.detectedNs(), fault::toString);
    assertTrue(fault.detectedNs() < fault.rescheduledNs(), fault::toString);
    assertTrue(fault.rescheduledNs() < fault.firstHealthyNs(), fault::toString);
    assertTrue(fault.firstHealthyNs() <= fault.fullCapacityNs(), fault::toString);
  }

  @Test
  void aLocalVolumeDoesNotMove() {
    cluster.crash(60 * Time.SECOND, DB).restart(90 * Time.SECOND, DB);

    RunResult result = cluster.run();

    ItemResult orders = result.items().get(0);
    int emptied = log.of(WorkloadTrace.VOLUME_EMPTY).size();
    assertEquals(2, emptied, "first start, and start on the other node");
    TreeSet<Long> homes = new TreeSet<>();
    log.of(WorkloadTrace.VOLUME_EMPTY).forEach(r -> homes.add(r.a()));
    assertEquals(2, homes.size());
    assertTrue(orders.strandedTotal() > 400, orders::toString);
    assertTrue(orders.stored() > 100, orders::toString);
    assertEquals(
        orders.accepted(),
        orders.stored() + orders.waiting() + orders.strandedTotal() + orders.lostTotal());
    assertTrue(result.faults().get(0).notes().get(0).contains("EMPTY"));
  }

  @Test
  void theSwarmSurvivesItsLeader() {
    cluster.crash(50 * Time.SECOND, LEADER).crash(70 * Time.SECOND, WEB);

    RunResult result = cluster.run();

    List<TraceRecord> elected = log.of(RaftTrace.ELECTED);
    assertEquals(
        elected.size(), elected.stream().mapToLong(TraceRecord::a).distinct().count());
    assertEquals(1, result.controlPlane().elections());
    assertTrue(result.controlPlane().leaderlessNs() >= 10 * Time.SECOND);
    assertTrue(result.controlPlane().leaderlessNs() <= 25 * Time.SECOND);
    FaultResult lostWeb = result.faults().get(1);
    assertTrue(lostWeb.fullCapacityNs() > 0, "the new leader replaces tasks: " + lostWeb);
  }

  /** With one of three managers left nothing is written, so nothing is replaced; what runs goes on serving. */
  @Test
  void withoutAQuorumNothingIsWrittenAndTheDataPlaneGoesOn() {
    cluster.users.clear();
    cluster.customers("customers", List.of(3, 4, 5), "");
    cluster.crash(40 * Time.SECOND, node(0)).crash(40 * Time.SECOND, node(1));

    RunResult result = cluster.run();

    assertEquals(
        List.of(),
        result.timeline().stream()
            .filter(e -> e.timeNs() > 40 * Time.SECOND)
            .filter(e -> e.code().startsWith("task.") || e.code().startsWith("node."))
            .toList());
    assertEquals(0, log.of(RaftTrace.ELECTED).stream().filter(r -> r.a() > 1).count());
    assertEquals(80 * Time.SECOND, result.controlPlane().leaderlessNs(), 20 * Time.SECOND);
    assertNothingFails(users(result, "customers"));
  }

  @Test
  void aQuorumThatComesBackWritesAgain() {
    cluster.durationNs = 4 * Time.MINUTE;
    cluster
        .crash(40 * Time.SECOND, node(0))
        .crash(40 * Time.SECOND, node(1))
        .crash(50 * Time.SECOND, WEB)
        .restart(90 * Time.SECOND, node(0));

    RunResult result = cluster.run();

    FaultResult lostWeb = result.faults().get(2);
    assertTrue(lostWeb.detectedNs() > 40 * Time.SECOND, lostWeb::toString);
    assertTrue(lostWeb.fullCapacityNs() > lostWeb.detectedNs(), lostWeb::toString);
    assertEquals(1, result.controlPlane().elections());
  }

  /** Fourteen tasks reserve 0.5 CPUs each; three workers of 2 CPUs have room for twelve. */
  @Test
  void whatDoesNotFitWaits() {
    cluster.service("more", 9, 0, List.of());

    RunResult result = cluster.run();

    List<TimelineEntry> waiting = timeline(result, "task.waiting");
    long running = timeline(result, "task.running").size();
    assertEquals(12, running);
    assertTrue(waiting.get(0).text().contains("insufficient resources"), waiting::toString);
  }

  @Test
  void aNodeThatComesBackIsReadyAndNothingMovesBack() {
    cluster.durationNs = 3 * Time.MINUTE;

    RunResult result =
        cluster.crash(60 * Time.SECOND, DB).restart(90 * Time.SECOND, DB).run();

    List<TimelineEntry> ready = timeline(result, "node.ready").stream()
        .filter(e -> e.timeNs() > 90 * Time.SECOND)
        .toList();
    assertEquals(1, ready.size());
    assertEquals(
        List.of(),
        timeline(result, "task.assigned").stream()
            .filter(e -> e.timeNs() > 90 * Time.SECOND)
            .toList());
    assertEquals(result.faults().get(0).node(), ready.get(0).actor());
  }

  @Test
  void watchingChangesNothing() {
    long[] seen = new long[2];
    RunResult plain = SmallCluster.shop().crash(60 * Time.SECOND, DB).run(RunOptions.PLAIN);

    RunResult watched = cluster
        .crash(60 * Time.SECOND, DB)
        .run(new RunOptions(
            List.of(log, (timeNs, code, entity, a, b, text) -> seen[0]++),
            now -> {},
            Long.MAX_VALUE,
            (number, timeNs, type, target, arg, payload) -> seen[1]++));

    assertEquals(plain.eventDigest(), watched.eventDigest());
    assertEquals(plain.resultDigest(), watched.resultDigest());
    assertEquals(plain.events(), seen[1]);
    assertTrue(seen[0] > 100);
  }

  @Test
  void anotherSeedIsAnotherRun() {
    RunResult one = SmallCluster.shop().run();
    cluster.seed = 12;

    assertTrue(one.resultDigest() != cluster.run().resultDigest());
  }

  /** Common random numbers: further users, a further node and a further service leave the arrivals of others as they were. */
  @Test
  void additionsShiftNobodysArrivals() {
    long alone = users(SmallCluster.shop().run(), "customers").sent();
    cluster.customers("more", List.of(0), "");
    cluster.workers = 4;
    cluster.service("extra", 1, 0, List.of());

    assertEquals(alone, users(cluster.run(), "customers").sent());
  }
}
