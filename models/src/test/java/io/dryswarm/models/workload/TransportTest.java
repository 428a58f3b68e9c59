package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static io.dryswarm.models.workload.ScriptedDialer.ONE_WAY_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.underlay.LinuxKernel;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TCP makes of packets that do not arrive: data-plane facts 8d, F8.20, F8.21, F5.25. */
class TransportTest {
  private static final int WEB = 1;
  private static final double ONE_AT_A_TIME = 0.001;
  private static final long WORK_NS = 20 * Time.MILLISECOND;

  /** Two-sided 99 %. */
  private static final double NORMAL_99 = 2.576;

  private static Bench bench(double rate, long timeoutNs, long connectTimeoutNs) {
    return new Bench(3)
        .program("web", 1_000, 1_000, on("GET", compute(WORK_NS)))
        .users("users", rate, timeoutNs, connectTimeoutNs);
  }

  private static Bench patient() {
    return bench(ONE_AT_A_TIME, 2_000 * Time.SECOND, 2_000 * Time.SECOND);
  }

  private static Bench serve(Bench bench) {
    return bench.start("web", WEB, 1).publish(WEB, 1);
  }

  /** The SYN arrives, and nothing after it. */
  private static Bench onlyConnects() {
    Bench bench = serve(patient());
    bench.dialer.nextToBackend.add(ONE_WAY_NS);
    bench.dialer.nextToBackend.addAll(Collections.nCopies(1_000, Dialer.LOST));
    return bench;
  }

  private static long firstArrival(Bench bench) {
    bench.host();
    while (bench.requests().sent() == 0) {
      bench.runUntil(bench.sim.nowNs() + Time.MILLISECOND);
    }
    return bench.dialer.dials.get(0);
  }

  private static List<Double> seconds(long startNs, List<Long> times) {
    return times.stream().map(t -> Math.round((t - startNs) / 1e7) / 100.0).toList();
  }

  private static long end(Bench bench, long startNs) {
    while (bench.requests().ok() == 0 && bench.requests().errors().isEmpty()) {
      bench.runUntil(bench.sim.nowNs() + Time.MILLISECOND);
    }
    return bench.sim.nowNs() - startNs;
  }

  @Test
  void kernelsBefore65DoubleThePauseFromTheFirst() {
    Bench bench = patient();
    bench.kernel = new LinuxKernel(5, 15);
    serve(bench).dialer.oneWayNs = Dialer.LOST;
    long startNs = firstArrival(bench);
    long failedNs = end(bench, startNs);

    assertEquals(
        List.of(0.0, 1.0, 3.0, 7.0, 15.0, 31.0, 63.0), seconds(startNs, bench.dialer.sent));
    assertEquals(1, bench.requests().errors().get("connect time-out"));
    assertEquals(127.0, failedNs / 1e9, 0.01);
  }

  @Test
  void laterKernelsGiveUpAfter132Seconds() {
    Bench bench = patient();
    bench.kernel = new LinuxKernel(6, 5);
    serve(bench).dialer.oneWayNs = Dialer.LOST;

    assertEquals(132.0, end(bench, firstArrival(bench)) / 1e9, 0.01);
  }

  /** Doubled up to two minutes, sixteen times in all. */
  @Test
  void aRequestThatNobodyAcknowledgesIsSentAgain() {
    Bench bench = onlyConnects();
    long startNs = firstArrival(bench);
    bench.runUntil(startNs + 924 * Time.SECOND);
    assertNull(bench.requests().errors().get("read time-out"));
    bench.runUntil(startNs + 925 * Time.SECOND);

    List<Long> requests = bench.dialer.sent.subList(1, bench.dialer.sent.size());
    List<Double> sent = seconds(requests.get(0), requests);
    assertEquals(
        List.of(0.0, 0.2, 0.6, 1.4, 3.0, 6.2, 12.6, 25.4, 51.0, 102.2, 204.6), sent.subList(0, 11));
    assertTrue(sent.containsAll(List.of(324.6, 444.6, 564.6, 684.6, 804.6)), sent::toString);
    assertEquals(1, bench.requests().errors().get("read time-out"), "after 924.6 s");
  }

  /** F5.25: a stall, and a reset at the first retransmission after the back end has gone from the load balancer. */
  @Test
  void anUndetectedCrashStallsUntilTheBackEndIsRemoved() {
    Bench bench = onlyConnects();
    long startNs = firstArrival(bench);
    bench.runUntil(startNs + 7 * Time.SECOND);
    bench.dialer.passage = Passage.UNKNOWN;

    assertEquals(12.6, end(bench, startNs) / 1e9, 0.01);
    assertEquals(1, bench.requests().errors().get("connection reset"));
  }

  @Test
  void anAnswerThatIsLostIsSentAgainByTheServer() {
    Bench bench = serve(patient());
    long startNs = firstArrival(bench);
    bench.runUntil(startNs + 10 * Time.MILLISECOND);
    bench.dialer.answersVanish = true;
    bench.runUntil(startNs + Time.SECOND);
    bench.dialer.answersVanish = false;
    bench.dialer.answered.clear();
    long endNs = end(bench, startNs);

    assertEquals(1, bench.requests().ok());
    assertEquals(List.of(1.42), seconds(startNs, bench.dialer.answered));
    assertEquals(1.42, endNs / 1e9, 0.01);
  }

  @Test
  void aServerThatLosesItsPowerSendsNothingAgain() {
    Bench bench = serve(bench(ONE_AT_A_TIME, 20 * Time.SECOND, 20 * Time.SECOND));
    long startNs = firstArrival(bench);
    bench.runUntil(startNs + 10 * Time.MILLISECOND);
    bench.dialer.answersVanish = true;
    bench.runUntil(startNs + Time.SECOND);
    bench.nodes.crash(1);
    bench.host().powerLost(1);
    bench.dialer.answersVanish = false;

    assertEquals(20.0, end(bench, startNs) / 1e9, 0.01);
    assertEquals(1, bench.requests().errors().get("read time-out"));
  }

  /** Nothing passes, in neither direction, while the cable of the entry node is out. */
  @Test
  void anAnswerDoesNotPassAPulledCable() {
    Bench bench = serve(patient());
    long startNs = firstArrival(bench);
    bench.runUntil(startNs + 10 * Time.MILLISECOND);
    bench.dialer.reachesUsers = false;
    bench.runUntil(startNs + 5 * Time.SECOND);
    assertEquals(0, bench.requests().ok());
    bench.dialer.reachesUsers = true;

    assertEquals(6.22, end(bench, startNs) / 1e9, 0.01);
    assertEquals(1, bench.requests().ok());
  }

  @Test
  void connectingHasATimeOutOfItsOwn() {
    Bench bench = serve(bench(ONE_AT_A_TIME, 20 * Time.SECOND, 2 * Time.SECOND));
    bench.dialer.oneWayNs = Dialer.LOST;

    assertEquals(2.0, end(bench, firstArrival(bench)) / 1e9, 0.01);
    assertEquals(1, bench.requests().errors().get("connect time-out"));
  }

  @Test
  void anOpenConnectionIsNotBoundByTheTimeOutOfConnecting() {
    Bench bench = new Bench(3)
        .program("web", 1, 1, on("GET", compute(5 * Time.SECOND)))
        .users("users", ONE_AT_A_TIME, 20 * Time.SECOND, 2 * Time.SECOND);
    serve(bench);

    assertEquals(5.0, end(bench, firstArrival(bench)) / 1e9, 0.01);
    assertEquals(1, bench.requests().ok());
  }

  /** F8.20 and F8.21: the shares of connects and of whole exchanges that loss p on each packet touches. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2})
  void lossTouchesItsShareOfConnectsAndExchanges(double loss) {
    Bench bench = serve(bench(200, 60 * Time.SECOND, 60 * Time.SECOND));
    bench.dialer.loss = loss;
    bench.runUntil(120 * Time.SECOND);

    RequestResult result = bench.requests();
    double through = 1 - loss;
    assertShare(1 - through * through, result.retried(), result.sent());
    long quick = result.latency().getCountBetweenValues(0, 199 * Time.MILLISECOND);
    assertShare(Math.pow(through, 4), quick, result.sent() - result.unfinished());
  }

  private static void assertShare(double expected, long count, long of) {
    double halfWidth = NORMAL_99 * Math.sqrt(expected * (1 - expected) / of);
    assertEquals(expected, (double) count / of, halfWidth);
  }
}
