package io.dryswarm.models.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.observe.history.RunRecorder;
import io.dryswarm.models.faults.NodeRef;
import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.Reign;
import io.dryswarm.models.result.RunHistory.ServiceSeries;
import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TrafficSeries;
import io.dryswarm.models.result.RunHistory.UserSeries;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.workload.FailureCause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the recorder keeps adds up to what the run counted, and keeping it changes nothing. */
class RecordedHistoryTest {
  private static final NodeRef WEB = new NodeRef.OfTask("shop_web", 1, "node-of shop_web.1");
  private static final NodeRef LEADER = new NodeRef.Leader("leader");

  private final RunRecorder recorder = new RunRecorder();
  private final List<Ended> ended = new ArrayList<>();
  private RunResult result;
  private RunHistory history;

  private record Ended(
      long arrivedNs, long endedNs, @Nullable FailureCause cause) {}

  private static SmallCluster shop() {
    return SmallCluster.shop().crash(50 * Time.SECOND, LEADER).crash(70 * Time.SECOND, WEB);
  }

  @BeforeEach
  void run() {
    RunOptions options = new RunOptions(
        List.of(),
        now -> {},
        Long.MAX_VALUE,
        null,
        null,
        (users, arrivedNs, endedNs, cause) -> ended.add(new Ended(arrivedNs, endedNs, cause)),
        recorder);
    result = shop().run(options);
    history = recorder.history();
  }

  @Test
  void recordingChangesNothing() {
    RunResult plain = shop().run(RunOptions.PLAIN);

    assertEquals(plain.eventDigest(), result.eventDigest());
    assertEquals(plain.resultDigest(), result.resultDigest());
  }

  @Test
  void requestsAddUp() {
    RequestResult counted = result.requests().get(0);
    UserSeries series = history.users().get(0);

    assertEquals(120, series.ok().length);
    assertEquals(counted.ok(), sum(series.ok()));
    assertTrue(counted.failed() > 0);
    assertEquals(
        counted.failed(),
        series.failed().values().stream().mapToLong(RecordedHistoryTest::sum).sum());
  }

  @Test
  void latencyIsThatOfRequestsThatBeganThen() {
    UserSeries series = history.users().get(0);

    for (int second = 0; second < series.p99Ns().length; second++) {
      long[] exact = okOf(second);
      if (exact.length == 0) {
        assertEquals(-1, series.p99Ns()[second]);
      } else {
        assertClose(exact[(exact.length + 1) / 2 - 1], series.p50Ns()[second]);
        assertClose(exact[(int) Math.ceil(0.99 * exact.length) - 1], series.p99Ns()[second]);
      }
    }
  }

  private long[] okOf(int second) {
    return ended.stream()
        .filter(request -> request.cause() == null && request.arrivedNs() / Time.SECOND == second)
        .mapToLong(request -> request.endedNs() - request.arrivedNs())
        .sorted()
        .toArray();
  }

  private static void assertClose(long exact, long seen) {
    assertEquals(exact, seen, 0.017 * exact);
  }

  @Test
  void theTimeWithoutLeaderIsWhatTheReignsLeave() {
    List<Reign> reigns = history.leaders();
    long ledNs = reigns.stream().mapToLong(r -> r.endNs() - r.startNs()).sum();

    assertEquals(2, reigns.size());
    assertEquals(result.controlPlane().leaderlessNs(), result.durationNs() - ledNs);
    assertEquals(result.controlPlane().term(), reigns.get(1).term());
    assertEquals(result.durationNs(), reigns.get(1).endNs());
  }

  @Test
  void whatUsersSendArrivesAtTheWebServer() {
    TrafficSeries users = traffic("customers", "shop_web");
    assertTrue(users.isUsers());
    assertEquals(served("shop_web"), sum(users.requests()), 3);
    assertTrue(sum(traffic("shop_web", "shop_queue").requests()) > 1000);
    assertTrue(
        history.traffic().stream().noneMatch(t -> t.to().equals("shop_clerk")),
        "nobody calls the clerk");
  }

  @Test
  void servicesAddUpFromTheEndOfTheWarmUp() {
    ServiceResult counted = service("shop_web");
    ServiceSeries series = history.services().stream()
        .filter(s -> s.service().equals("shop_web"))
        .findFirst()
        .orElseThrow();

    assertEquals(30 * Time.SECOND, history.warmUpNs());
    assertEquals(counted.served(), sum(series.served()));
    double busy = Arrays.stream(series.busy()).skip(30).sum();
    double workers = Arrays.stream(series.workers()).skip(30).sum();
    assertEquals(counted.utilisation(), busy / workers, 1e-9);
    assertEquals(counted.meanQueue(), Arrays.stream(series.waiting()).skip(30).sum() / 90, 1e-9);
  }

  @Test
  void aNodeWithoutPowerComputesNothing() {
    NodeHistory lost = node(result.faults().get(1).node());

    assertEquals(
        List.of(new Change(0, "on", ""), new Change(70 * Time.SECOND, "off", "")), lost.machine());
    assertEquals(
        70 * Time.SECOND + result.faults().get(1).detectedNs(),
        lost.status().get(lost.status().size() - 1).timeNs());
    assertEquals("down", lost.status().get(lost.status().size() - 1).state());
    assertTrue(lost.coresUsed()[69] > 0);
    assertEquals(0, lost.coresUsed()[70]);
    assertTrue(Arrays.stream(lost.coresUsed()).max().orElseThrow() <= lost.cores());
  }

  @Test
  void tasksAreWhereTheStoreHadThem() {
    String lost = result.faults().get(1).node();
    List<TaskChange> moved = history.tasks().stream()
        .filter(task -> task.name().equals("shop_web.1"))
        .map(task -> task.changes().get(task.changes().size() - 1))
        .toList();

    assertEquals(2, moved.size());
    assertEquals(lost, moved.get(0).node());
    assertEquals("shutdown", moved.get(0).desired());
    assertEquals("running", moved.get(1).observed());
    assertTrue(!moved.get(1).node().equals(lost));
  }

  private TrafficSeries traffic(String from, String to) {
    return history.traffic().stream()
        .filter(t -> t.from().equals(from) && t.to().equals(to))
        .findFirst()
        .orElseThrow();
  }

  private ServiceResult service(String name) {
    return result.services().stream()
        .filter(s -> s.service().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long served(String name) {
    return service(name).served();
  }

  private NodeHistory node(String name) {
    return history.nodes().stream()
        .filter(n -> n.node().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(long[] values) {
    return LongStream.of(values).sum();
  }
}
