package io.dryswarm.models.cluster;

import static io.dryswarm.models.cluster.SmallCluster.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.faults.Action;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.faults.NodeGroup;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.models.workload.UserSpec;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Machines and engines that stand still and go on, slow parts and lossy wires, in a small swarm. Data-plane facts 10a. */
class HangTest {
  private static final NodeRef WEB = new NodeRef.OfTask("shop_web", 1, "node-of shop_web.1");
  private static final NodeRef LEADER = new NodeRef.Leader("leader");

  private final RunLog log = new RunLog();
  private final SmallCluster cluster = SmallCluster.shop().watchedBy(log);

  private void at(long seconds, Action action) {
    cluster.actions.add(new TimedAction(seconds * Time.SECOND, action));
  }

  private static Action hang(NodeRef node, long seconds) {
    return new Action.Hang(node, false, seconds * Time.SECOND);
  }

  private static List<TimelineEntry> after(RunResult result, long seconds, String code) {
    return result.timeline().stream()
        .filter(e -> e.timeNs() >= seconds * Time.SECOND && e.code().equals(code))
        .toList();
  }

  private static RequestResult customers(RunResult result) {
    return result.requests().get(0);
  }

  /** Two servers that need nobody else, and customers who ask them through the managers. */
  private NodeRef plainService() {
    cluster.service("plain", 2, 8081, List.of());
    cluster.users.clear();
    cluster.users.add(new UserSpec(
        "customers",
        8081,
        "any",
        20,
        10 * Time.SECOND,
        List.of(0, 1, 2),
        new Constant(Time.MILLISECOND),
        "",
        30 * Time.SECOND));
    return new NodeRef.OfTask("shop_plain", 1, "node-of shop_plain.1");
  }

  /** Shorter than the least suspicion: nobody notices, and requests only take longer. */
  @Test
  void aShortHangIsAStall() {
    at(60, hang(WEB, 2));

    RunResult result = cluster.run();

    assertEquals(List.of(), after(result, 60, "gossip.failed"));
    assertEquals(List.of(), after(result, 60, "node.down"));
    assertEquals(new TreeMap<>(), customers(result).errors());
    long slowestNs = customers(result).latency().getMaxValue();
    assertTrue(slowestNs >= 1_500 * Time.MILLISECOND, () -> "slowest " + slowestNs);
  }

  /** As a crash for everybody else; then the machine goes on and is told that its tasks have been replaced. */
  @Test
  void aLongHangIsACrashThatComesBack() {
    cluster.durationNs = 3 * Time.MINUTE;
    at(60, hang(plainService(), 40));

    RunResult result = cluster.run();

    FaultResult fault = result.faults().get(0);
    assertTrue(fault.fault().startsWith("hang "), fault::toString);
    assertEquals(6, fault.gossipNs() / 1e9, 3.5);
    assertEquals(12.5, fault.detectedNs() / 1e9, 4.5);
    assertTrue(fault.fullCapacityNs() < 30 * Time.SECOND, fault::toString);
    assertEquals(100 * Time.SECOND, log.of(FaultTrace.GOES_ON).get(0).timeNs());
    assertEquals(1, after(result, 100, "node.ready").size());
    RequestResult all = customers(result);
    assertTrue(all.ok() >= all.sent() - all.unfinished() - 3, all::toString);
  }

  @Test
  void aHungLeaderIsReplacedAndGivesWayWhenItGoesOn() {
    cluster.durationNs = 3 * Time.MINUTE;
    at(50, hang(LEADER, 60));
    at(130, new Action.Crash(WEB));

    RunResult result = cluster.run();

    assertEquals(1, result.controlPlane().elections());
    long electedNs = log.of(RaftTrace.ELECTED).get(1).timeNs();
    assertEquals(13, electedNs / 1e9 - 50, 8);
    assertTrue(result.faults().get(1).fullCapacityNs() > 0, "tasks are replaced");
  }

  /** Containers and their kernel go on, and so does the mesh; the managers miss the node, and start its tasks elsewhere, too. */
  @Test
  void aHungEngineServesOn() {
    cluster.durationNs = 3 * Time.MINUTE;
    NodeRef plain = plainService();
    at(60, new Action.Hang(plain, true, 60 * Time.SECOND));

    RunResult result = cluster.run();

    assertTrue(result.faults().get(0).detectedNs() > 0);
    assertEquals(1, after(result, 120, "node.ready").size());
    RequestResult all = customers(result);
    assertTrue(all.ok() >= 0.99 * (all.sent() - all.unfinished()), all::toString);
  }

  @Test
  void aHungMachineThatLosesItsPowerDoesNotGoOn() {
    at(60, hang(WEB, 30));
    at(70, new Action.Crash(WEB));
    at(72, new Action.Restart(WEB));

    RunResult result = cluster.run();

    assertEquals(0, log.of(FaultTrace.GOES_ON).size());
    assertEquals(1, after(result, 92, "node.ready").size());
  }

  @Test
  void whatIsNotThereDoesNotHang() {
    at(60, new Action.Crash(node(4)));
    at(61, hang(node(4), 10));
    at(62, hang(node(5), 10));
    at(63, hang(node(5), 10));
    cluster.run();

    assertEquals(
        List.of("hang without effect: it does not run", "hang without effect: it hangs already"),
        log.of(FaultTrace.NO_EFFECT).stream().map(r -> r.text()).toList());
  }

  /** Two milliseconds of work take two hundred: one server of two is slow, and goes on to get its share of requests. F5.32. */
  @Test
  void aSlowCpuSlowsWhatIsComputedThere() {
    at(40, new Action.Slow(WEB, Action.Slow.Part.CPU, 100, Action.FOR_GOOD));

    RunResult result = cluster.run();

    RequestResult all = customers(result);
    assertEquals(new TreeMap<>(), all.errors());
    assertTrue(all.latency().getValueAtPercentile(25) < 30 * Time.MILLISECOND, all::toString);
    assertTrue(all.latency().getValueAtPercentile(75) > 150 * Time.MILLISECOND, all::toString);
  }

  /** A write to the log of every manager takes fifty times as long. */
  @Test
  void aSlowDiskSlowsTheWrites() {
    double before = cluster.run().controlPlane().commitLatency().getMean();
    SmallCluster slow = SmallCluster.shop();
    for (int manager = 0; manager < SmallCluster.MANAGERS; manager++) {
      slow.actions.add(new TimedAction(
          0, new Action.Slow(node(manager), Action.Slow.Part.DISK, 50, Action.FOR_GOOD)));
    }

    double after = slow.run().controlPlane().commitLatency().getMean();

    assertTrue(after > 20 * before, () -> before + " " + after);
  }

  /** F8.20: with 5 % loss between the nodes about one connect in ten over them needs another SYN, and nobody is missed. */
  @Test
  void lossDelaysAndLosesNothing() {
    cluster.users.clear();
    cluster.customers("customers", List.of(0, 1, 2), "");
    at(31, new Action.Loss(NodeGroup.ALL, NodeGroup.ALL, 0.05, Action.FOR_GOOD));

    RunResult result = cluster.run();

    RequestResult all = customers(result);
    assertEquals(0.0975, (double) all.retried() / all.sent(), 0.02);
    assertEquals(new TreeMap<>(), all.errors());
    assertEquals(List.of(), after(result, 30, "node.down"));
  }

  /** Entry nodes on one side, tasks on the other: nothing that is sent while the cut lasts comes through. */
  @Test
  void nothingPassesACut() {
    cluster.users.clear();
    cluster.customers("customers", List.of(0, 1, 2), "");
    NodeGroup managers = new NodeGroup(List.of(node(0), node(1), node(2)), "managers");
    at(60, new Action.Partition(List.of(managers, NodeGroup.OTHERS), 30 * Time.SECOND));
    long[] okAt = new long[2];
    RunResult during = runUntil(90);
    RunResult before = runUntil(61);
    okAt[0] = customers(before).ok();
    okAt[1] = customers(during).ok();

    assertEquals(okAt[0], okAt[1]);
    assertTrue(customers(during).sent() > customers(before).sent() + 400);
  }

  private RunResult runUntil(long seconds) {
    return cluster.run(new RunOptions(List.of(log), now -> {}, seconds * Time.SECOND, null));
  }
}
