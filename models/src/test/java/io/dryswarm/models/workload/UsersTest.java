package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users do beside waiting for an answer: try again, keep connections, think. */
class UsersTest {
  private static final long MS = Time.MILLISECOND;
  private static final int WEB = 1;

  private final Bench bench = new Bench(3);

  @AfterEach
  void theBooksBalance() {
    assertEquals(List.of(), bench.host().violations());
  }

  private static RetrySpec constant(int most, long pauseNs) {
    return new RetrySpec(most, pauseNs, 1, pauseNs, false, false, RetrySpec.NO_BUDGET);
  }

  private static ArrivalSpec once() {
    return new ArrivalSpec.Replay(new long[] {0});
  }

  private List<Long> dialsMs() {
    return bench.dialer.dials.stream().map(ns -> ns / MS).toList();
  }

  @Test
  void aRefusedRequestIsTriedAgainAndCountsOnce() {
    bench.users("users", once(), Time.SECOND, constant(3, 100 * MS), "").runUntil(10 * Time.SECOND);

    RequestResult requests = bench.requests();
    assertEquals(List.of(0L, 100L, 200L, 300L), dialsMs());
    assertEquals(1, requests.sent());
    assertEquals(1, requests.failed());
    assertEquals(4, requests.tries());
  }

  @Test
  void pausesDoubleUpToTheirLongest() {
    RetrySpec doubling = new RetrySpec(5, 100 * MS, 2, 500 * MS, false, false, RetrySpec.NO_BUDGET);
    bench.users("users", once(), Time.SECOND, doubling, "").runUntil(10 * Time.SECOND);

    assertEquals(List.of(0L, 100L, 300L, 700L, 1200L, 1700L), dialsMs());
  }

  @Test
  void jitterDrawsPausesFromNothingUpToTheirLength() {
    RetrySpec jitter = new RetrySpec(400, 100 * MS, 1, 100 * MS, true, false, RetrySpec.NO_BUDGET);
    bench.users("users", once(), Time.SECOND, jitter, "").runUntil(Time.MINUTE);

    List<Long> dials = bench.dialer.dials;
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < dials.size(); i++) {
      pauses.add(dials.get(i) - dials.get(i - 1));
    }
    assertEquals(400, pauses.size());
    assertTrue(pauses.stream().allMatch(ns -> ns < 101 * MS));
    double mean = pauses.stream().mapToLong(ns -> ns).average().orElseThrow();
    assertEquals(50.0 * MS, mean, 8 * MS);
  }

  /** Latency counts from the click: the pauses before the try that went well are in it. */
  @Test
  void latencyCountsFromTheFirstTry() {
    bench
        .program("web", 1, 9, on("GET", compute(10 * MS)))
        .users("users", once(), Time.SECOND, constant(5, 100 * MS), "")
        .runUntil(250 * MS);
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(Time.SECOND);

    assertEquals(1, bench.requests().ok());
    assertEquals(310.0 * MS, (double) bench.requests().latency().getMaxValue(), 2.0 * MS);
  }

  /** A tenth of a try for each request, and ten to begin with: 10 + 100 of 1000. */
  @Test
  void aBudgetBoundsFurtherTries() {
    RetrySpec frugal = new RetrySpec(3, MS, 1, MS, false, false, 0.1);
    bench
        .users("users", new ArrivalSpec.Steady(10), Time.SECOND, frugal, "")
        .runUntil(100 * Time.SECOND);

    assertEquals(1000, bench.requests().sent());
    assertEquals(1110, bench.requests().tries(), 2);
  }

  @Test
  void aBadAnswerIsTriedAgainOnlyOnDemand() {
    Step fails = new Step.Call("nobody", "x", Time.SECOND, false, Step.OnError.FAIL);
    bench
        .program("web", 1, 9, on("GET", fails))
        .users("content", once(), Time.SECOND, constant(3, MS), "")
        .users(
            "eager",
            once(),
            Time.SECOND,
            new RetrySpec(3, MS, 1, MS, false, true, RetrySpec.NO_BUDGET),
            "");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(Time.SECOND);

    assertEquals(1, bench.requests(0).tries());
    assertEquals(4, bench.requests(1).tries());
  }

  /** The first try is pushed, but its answer vanishes: the second one pushes the vote again. It is one vote, stored twice. */
  @Test
  void aVoteThatIsSentTwiceCountsOnce() {
    bench
        .program("web", 1, 9, on("GET", new Step.Insert("rows")))
        .users("voters", once(), Time.SECOND, constant(1, 100 * MS), "votes");
    bench.start("web", WEB, 1).publish(WEB, 1);
    bench.runUntil(50 * MS);
    assertEquals(1, bench.items().stored());

    Bench other = new Bench(3)
        .program(
            "web", 1, 9, on("GET", new Step.Insert("rows"), new Step.Sleep(new Constant(400 * MS))))
        .users("voters", once(), 500 * MS, constant(1, 100 * MS), "votes");
    other.dialer.oneWayNs = 60 * MS;
    other.start("web", WEB, 1).publish(WEB, 1).runUntil(510 * MS);
    other.dialer.oneWayNs = MS;
    other.runUntil(5 * Time.SECOND);

    ItemResult votes = other.items();
    assertEquals(2, other.requests().tries());
    assertEquals(1, votes.offered());
    assertEquals(1, votes.accepted());
    assertEquals(1, votes.stored());
    assertEquals(2, other.volumes.mount("web-data", 1).size());
    assertEquals(List.of(), other.host().violations());
  }

  private void keepAlive(ArrivalSpec arrivals, long idleNs, int requests) {
    bench
        .program("web", 4, 9, on("GET", compute(MS)))
        .users(
            "users",
            arrivals,
            Time.SECOND,
            RetrySpec.NONE,
            new KeepAliveSpec(idleNs, requests),
            "");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(10_500 * MS);
  }

  @Test
  void aKeptConnectionIsUsedAgain() {
    keepAlive(new ArrivalSpec.Steady(10), Time.MINUTE, 1000);

    assertEquals(1, dialsMs().size());
    assertEquals(105, bench.requests().ok(), 1);
  }

  @Test
  void aConnectionServesOnlySoManyRequests() {
    keepAlive(new ArrivalSpec.Steady(10), Time.MINUTE, 5);

    assertEquals(21, dialsMs().size(), 1);
  }

  @Test
  void anIdleConnectionIsClosed() {
    keepAlive(new ArrivalSpec.Steady(1), 500 * MS, 1000);

    assertEquals(10, dialsMs().size());
  }

  /** Its process has ended and said so: the next request connects anew instead of failing. */
  @Test
  void aConnectionThatTheServerClosedIsNotUsed() {
    keepAlive(new ArrivalSpec.Steady(10), Time.MINUTE, 1000);
    bench.runUntil(10_550 * MS).host().kill(WEB);
    bench.start("web", 2, 2).publish(2, 2).runUntil(20 * Time.SECOND);

    assertEquals(2, dialsMs().size());
    assertEquals(0, bench.requests().failed());
  }

  @Test
  void thinkingUsersKeepAConnectionEach() {
    keepAlive(new ArrivalSpec.Closed(7, new Constant(99 * MS)), Time.MINUTE, 1000);

    assertEquals(7, dialsMs().size());
    assertEquals(7 * 105, bench.requests().ok(), 10);
  }

  /** They wait for the answer before they think: a server that takes a second halves what one user can ask. */
  @Test
  void aSlowServerHoldsThinkingUsersBack() {
    bench
        .program("web", 4, 9, on("GET", compute(Time.SECOND)))
        .users(
            "users",
            new ArrivalSpec.Closed(2, new Constant(Time.SECOND)),
            Time.MINUTE,
            RetrySpec.NONE,
            "");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(100 * Time.SECOND);

    assertEquals(100, bench.requests().sent(), 2);
  }

  /** The healthcheck asks the program: while all of its workers are stuck it gets no answer in time. */
  @Test
  void aProbeThatAsksHangsWhenAllWorkersDo() {
    TreeMap<String, List<Step>> handlers = on("GET", compute(10 * Time.SECOND));
    handlers.put("health", List.of(compute(MS)));
    bench
        .program("web", 2, 9, handlers)
        .change("web", spec -> spec.withHealthAsks("health"))
        .users(
            "users",
            new ArrivalSpec.Replay(new long[] {Time.SECOND, Time.SECOND}),
            Time.MINUTE,
            RetrySpec.NONE,
            "");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(500 * MS);
    bench.host().ask(WEB, 50 * MS, 2 * Time.SECOND);
    bench.runUntil(2 * Time.SECOND);
    bench.host().ask(WEB, 50 * MS, 2 * Time.SECOND);
    bench.runUntil(12 * Time.SECOND);
    bench.host().ask(WEB, 50 * MS, 2 * Time.SECOND);
    bench.runUntil(20 * Time.SECOND);

    assertEquals(List.of("551 ms well", "4000 ms unwell", "12051 ms well"), bench.probes);
  }

  @Test
  void aProbeFindsNobodyListening() {
    bench
        .program("web", 2, 9, on("health", compute(MS)))
        .change("web", spec -> spec.withHealthAsks("health"));
    bench.host();
    bench.start("web", WEB, 1).publish(WEB, 1);
    bench.host().ask(WEB, 50 * MS, 2 * Time.SECOND);
    bench.runUntil(Time.SECOND);
    bench.host().kill(WEB);

    assertEquals(List.of("50 ms unwell"), bench.probes);
  }
}
