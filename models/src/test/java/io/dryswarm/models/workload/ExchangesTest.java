package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static io.dryswarm.models.workload.ScriptedDialer.ONE_WAY_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.ipvs.Passage;
import io.dryswarm.models.result.RunResult.RequestResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One request at a time: how it connects, and every way to fail. Data-plane facts 5c, 8d. */
class ExchangesTest {
  private static final long ACCESS_NS = 5 * Time.MILLISECOND;
  private static final long WORK_NS = 20 * Time.MILLISECOND;
  private static final double ONE_AT_A_TIME = 0.001;
  private static final int WEB = 1;

  private final Bench bench = new Bench(3)
      .program("web", 1, 2, on("GET", compute(WORK_NS)))
      .users("users", ONE_AT_A_TIME, 10 * Time.SECOND, ACCESS_NS, "");

  private Bench served() {
    return bench.start("web", WEB, 1).publish(WEB, 1);
  }

  /** Runs until the first user has arrived, and returns when that was. */
  private long firstArrival() {
    bench.host();
    while (bench.requests().sent() == 0) {
      bench.runUntil(bench.sim.nowNs() + Time.MILLISECOND);
    }
    return bench.dialer.dials.get(0);
  }

  private List<Double> secondsAfter(long startNs, List<Long> times) {
    return times.stream()
        .filter(t -> t < startNs + 140 * Time.SECOND)
        .map(t -> Math.round((t - startNs) / 1e7) / 100.0)
        .toList();
  }

  private static Map<String, Long> once(String cause) {
    TreeMap<String, Long> errors = new TreeMap<>();
    errors.put(cause, 1L);
    return errors;
  }

  /** When the request of the first user failed: the time at which its error count rises, to a millisecond. */
  private long failedAfter(long startNs, String cause) {
    while (bench.requests().errors().isEmpty()) {
      bench.runUntil(bench.sim.nowNs() + Time.MILLISECOND);
    }
    assertEquals(once(cause), bench.requests().errors());
    return bench.sim.nowNs() - startNs;
  }

  private static void assertAbout(long expectedNs, long actualNs) {
    assertEquals(expectedNs, actualNs, 2 * Time.MILLISECOND);
  }

  /** SYN, SYN-ACK, request, answer: four ways of access and wire, and the work. */
  @Test
  void latencyCountsFromTheArrivalToTheLastByte() {
    served();
    bench.runUntil(firstArrival() + Time.SECOND);

    RequestResult result = bench.requests();
    assertEquals(1, result.ok());
    long expectedNs = 4 * (ACCESS_NS + ONE_WAY_NS) + WORK_NS;
    assertEquals(expectedNs, result.latency().getMaxValue(), expectedNs / 1000.0);
    assertEquals(0, result.retried());
  }

  @Test
  void nobodyBehindThePort() {
    assertAbout(2 * ACCESS_NS, failedAfter(firstArrival(), "connection refused"));
  }

  @Test
  void aTaskWhoseProgramDoesNotListenYet() {
    bench.publish(WEB, 1);

    assertAbout(2 * (ACCESS_NS + ONE_WAY_NS), failedAfter(firstArrival(), "connection refused"));
  }

  @Test
  void silenceIsAnsweredByTheSynSchedule() {
    served();
    bench.dialer.oneWayNs = Dialer.LOST;
    long startNs = firstArrival();
    long failedNs = failedAfter(startNs, "connect time-out");

    assertAbout(10 * Time.SECOND, failedNs);
    assertEquals(
        List.of(0.0, 1.0, 2.0, 3.1, 4.2, 5.1, 7.2), secondsAfter(startNs, bench.dialer.sent));
    assertEquals(1, bench.requests().retried());
  }

  @Test
  void theScheduleEndsAfterTenRetransmissions() {
    Bench patient = new Bench(3)
        .program("web", 1, 2, on("GET", compute(WORK_NS)))
        .users("users", ONE_AT_A_TIME, 130 * Time.SECOND, ACCESS_NS, "");
    patient.start("web", WEB, 1).publish(WEB, 1);
    patient.dialer.oneWayNs = Dialer.LOST;
    patient.host();
    while (patient.requests().errors().isEmpty()) {
      patient.runUntil(patient.sim.nowNs() + Time.SECOND);
    }

    assertEquals(
        List.of(0.0, 1.0, 2.0, 3.1, 4.2, 5.1, 7.2, 11.4, 19.6, 35.7, 68.2),
        secondsAfter(patient.dialer.dials.get(0), patient.dialer.sent));
  }

  @Test
  void theNodeBehindThePortIsDown() {
    served();
    bench.nodes.crash(1);

    assertAbout(10 * Time.SECOND, failedAfter(firstArrival(), "connect time-out"));
  }

  @Test
  void aSynThatIsLostOnceCostsASecond() {
    served();
    bench.dialer.nextToBackend.add(Dialer.LOST);
    bench.runUntil(firstArrival() + 2 * Time.SECOND);

    long expectedNs = Time.SECOND + 4 * (ACCESS_NS + ONE_WAY_NS) + WORK_NS;
    assertEquals(expectedNs, bench.requests().latency().getMaxValue(), expectedNs / 1000.0);
    assertEquals(1, bench.requests().retried());
  }

  @Test
  void anAddressThatNobodyAnswersForIsGivenUpAfterThreeTries() {
    served();
    bench.dialer.oneWayNs = Dialer.NO_NEIGHBOUR;

    long startNs = firstArrival();
    assertAbout(3_060 * Time.MILLISECOND, failedAfter(startNs, "no route to host"));
    assertEquals(List.of(0.0, 1.0, 2.0), secondsAfter(startNs, bench.dialer.sent));
  }

  /** The first SYN goes out when ARP answers, two seconds late; the times of retransmissions do not move. */
  @Test
  void aLateNeighbourAndThenSilence() {
    served();
    bench.dialer.nextToBackend.addAll(
        List.of(Dialer.NO_NEIGHBOUR, Dialer.NO_NEIGHBOUR, Dialer.LOST));
    long startNs = firstArrival();
    bench.runUntil(startNs + 9 * Time.SECOND);

    assertEquals(1, bench.requests().ok());
    assertEquals(List.of(0.0, 1.0, 2.0, 3.1, 3.11), secondsAfter(startNs, bench.dialer.sent));
    assertEquals(1, bench.requests().retried());
  }

  /** A SYN under way for longer than the first pauses of the schedule, to a node that is down. */
  @Test
  void aSlowAccessLineAndThenSilence() {
    Bench far = new Bench(3)
        .program("web", 1, 2, on("GET", compute(WORK_NS)))
        .users("users", ONE_AT_A_TIME, 60 * Time.SECOND, 2500 * Time.MILLISECOND, "");
    far.start("web", WEB, 1).publish(WEB, 1);
    far.nodes.crash(1);
    far.host();
    while (far.requests().errors().isEmpty()) {
      far.runUntil(far.sim.nowNs() + Time.SECOND);
    }

    assertEquals(once("connect time-out"), far.requests().errors());
    assertEquals(1, far.requests().retried());
  }

  @Test
  void aMachineThatDiesWithTheRequestSaysNothing() {
    served();
    long startNs = firstArrival();
    bench.runUntil(startNs + 25 * Time.MILLISECOND);
    bench.nodes.crash(1);

    assertAbout(10 * Time.SECOND, failedAfter(startNs, "read time-out"));
  }

  /** On older kernels the SYN that finds its back end removed is dropped, and the one after it is scheduled anew. F5.27. */
  @Test
  void aSynThatTheLoadBalancerDropsCostsOneMoreRetransmission() {
    served();
    bench.dialer.nextToBackend.add(Dialer.LOST);
    bench.dialer.passage = Passage.DROPPED;
    long startNs = firstArrival();
    bench.runUntil(startNs + 1500 * Time.MILLISECOND);
    bench.dialer.passage = Passage.UNKNOWN;
    bench.runUntil(startNs + 5 * Time.SECOND);

    assertEquals(List.of(0.0, 2.0), secondsAfter(startNs, bench.dialer.dials));
    assertEquals(1, bench.requests().ok());
  }

  /** The load balancer has dropped the dead back end: the next data retransmission draws a reset. */
  @Test
  void aRetransmissionThatFindsTheBackEndGone() {
    served();
    bench.dialer.nextToBackend.addAll(List.of(ONE_WAY_NS, Dialer.LOST));
    long startNs = firstArrival();
    bench.runUntil(startNs + 20 * Time.MILLISECOND);
    bench.dialer.passage = Passage.DROPPED;

    long retransmittedNs = 2 * (ACCESS_NS + ONE_WAY_NS) + 200 * Time.MILLISECOND;
    assertAbout(retransmittedNs + ACCESS_NS, failedAfter(startNs, "connection reset"));
  }

  @Test
  void aKilledProgramResetsItsConnections() {
    served();
    long startNs = firstArrival();
    bench.runUntil(startNs + 25 * Time.MILLISECOND);
    bench.host().kill(WEB);

    assertAbout(25 * Time.MILLISECOND + ACCESS_NS, failedAfter(startNs, "connection reset"));
    assertEquals(Collections.emptyList(), bench.exits, "who kills knows");
  }

  /** After the stop signal nobody new comes in, and who is in is served. */
  @Test
  void aStoppingProgramFinishesWhatItHas() {
    served();
    long startNs = firstArrival();
    bench.runUntil(startNs + 25 * Time.MILLISECOND);
    bench.host().stopSignal(WEB);
    bench.runUntil(startNs + 5 * Time.SECOND);

    assertEquals(1, bench.requests().ok());
    assertEquals(List.of("task 1 exits with 0"), bench.exits);
  }

  @Test
  void aRequestThatTheProgramDoesNotKnow() {
    Bench other = new Bench(3)
        .program("web", 1, 2, on("POST", compute(WORK_NS)))
        .users("users", 1, 10 * Time.SECOND, ACCESS_NS, "");
    other.start("web", WEB, 1).publish(WEB, 1).runUntil(20 * Time.SECOND);

    assertEquals(List.of("HTTP 404"), List.copyOf(other.requests().errors().keySet()));
  }

  /** One worker, two places to wait: the SYNs of the others are dropped, and they try until they give up. */
  @Test
  void aFullBacklogDropsTheSyn() {
    Bench busy = new Bench(5)
        .program("web", 1, 2, on("GET", compute(100 * Time.SECOND)))
        .users("users", 10, 3 * Time.SECOND, 0, "");
    busy.start("web", WEB, 1).publish(WEB, 1).runUntil(50 * Time.SECOND);

    RequestResult result = busy.requests();
    assertEquals(3, result.errors().get("read time-out"));
    assertEquals(
        List.of("connect time-out", "read time-out"),
        List.copyOf(result.errors().keySet()));
    assertEquals(2, busy.service("web").maxQueue());
  }

  /** A place has become free when the SYN comes again after a second. */
  @Test
  void aDroppedSynFindsAPlaceLater() {
    Bench busy = new Bench(5)
        .program("web", 1, 0, on("GET", compute(300 * Time.MILLISECOND)))
        .users("users", 1, 120 * Time.SECOND, 0, "");
    busy.start("web", WEB, 1).publish(WEB, 1).runUntil(500 * Time.SECOND);

    RequestResult result = busy.requests();
    assertEquals(Map.of(), result.errors());
    assertTrue(result.retried() > 50, result::toString);
    assertTrue(result.unfinished() < 10, result::toString);
  }

  /** Users who give up do not take their request back: the server does the work all the same. */
  @Test
  void aServerWorksForThoseWhoHaveLeft() {
    Bench late = new Bench(5)
        .program("web", 1, 100, on("GET", compute(2 * Time.SECOND)))
        .users("users", 1, Time.SECOND, 0, "");
    late.start("web", WEB, 1).publish(WEB, 1).runUntil(60 * Time.SECOND);

    assertEquals(0, late.requests().ok());
    assertTrue(late.service("web").served() >= 25);
  }

  /** Unknown requests take no worker, so that those behind them in the queue go on. */
  @Test
  void unknownRequestsDoNotHoldUpTheQueue() {
    Bench mixed = new Bench(5)
        .program("web", 1, 1000, on("GET", compute(Time.SECOND)))
        .users("known", 0.7, 500 * Time.SECOND, 0, "")
        .users("lost", 5, 500 * Time.SECOND, new Constant(0), "", "DELETE");
    mixed.start("web", WEB, 1).publish(WEB, 1).runUntil(300 * Time.SECOND);

    assertTrue(mixed.requests(0).unfinished() <= 20, mixed.requests(0)::toString);
    assertTrue(mixed.requests(1).unfinished() <= 100, mixed.requests(1)::toString);
    assertTrue(mixed.service("web").utilisation() > 0.5);
  }

  /** A queue of requests that take no time is worked off without growing the stack. */
  @Test
  void aLongQueueOfTrifles() {
    TreeMap<String, List<Step>> handlers = on("GET");
    handlers.put("REPORT", List.of(compute(20 * Time.SECOND)));
    Bench trifles = new Bench(5)
        .program("web", 1, 1_000_000, handlers)
        .users("report", 0.05, 500 * Time.SECOND, new Constant(0), "", "REPORT")
        .users("trifles", 1000, 500 * Time.SECOND, 0, "");
    trifles.start("web", WEB, 1).publish(WEB, 1).runUntil(150 * Time.SECOND);

    assertTrue(trifles.service("web").maxQueue() > 15_000);
    assertTrue(trifles.requests(1).ok() > 15_000);
  }
}
