package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static io.dryswarm.models.workload.ScriptedDialer.ONE_WAY_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs step by step: start-up, loop, calls over new and kept connections, and what failures do to them. */
class InterpreterTest {
  private static final int CALLER = 1;
  private static final int CALLED = 2;
  private static final long LIMIT_NS = 5 * Time.SECOND;

  private final Bench bench = new Bench(3);

  private static Step call(boolean kept, Step.OnError onError) {
    return new Step.Call("called", "GET", LIMIT_NS, kept, onError);
  }

  private static Step sleep(long timeNs) {
    return new Step.Sleep(new Constant(timeNs));
  }

  private Bench caller(List<Step> onStart, Step... loop) {
    return bench
        .program("called", 8, 8, on("GET", compute(Time.MILLISECOND)))
        .program("caller", 1, 0, new TreeMap<>(), onStart, List.of(loop));
  }

  private Bench both() {
    return bench.start("called", CALLED, 2).start("caller", CALLER, 1);
  }

  private long called() {
    return bench.service("called").served();
  }

  /** A round: 100 ms sleep, connect and call (four ways), 1 ms of work. */
  @Test
  void aLoopGoesRoundAndRound() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(false, Step.OnError.CRASH));
    both().runUntil(60 * Time.SECOND);

    double roundNs = 100 * Time.MILLISECOND + Time.MILLISECOND + 4 * ONE_WAY_NS;
    assertEquals(60 * Time.SECOND / roundNs, called(), 1);
  }

  @Test
  void aKeptConnectionIsOpenedOnce() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(true, Step.OnError.CRASH));
    both().runUntil(10 * Time.SECOND);

    assertEquals(1, bench.dialer.dials.size());
    assertTrue(called() > 90);
  }

  @Test
  void otherwiseEveryCallConnects() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(false, Step.OnError.CRASH));
    both().runUntil(10 * Time.SECOND);

    assertTrue(Math.abs(bench.dialer.dials.size() - called()) <= 1);
  }

  @Test
  void aKeptConnectionThatIsResetIsOpenedAnew() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(true, Step.OnError.FAIL));
    both().runUntil(5 * Time.SECOND);
    bench.host().kill(CALLED);
    bench.start("called", 3, 2).runUntil(10 * Time.SECOND);

    assertEquals(2, bench.dialer.dials.size());
    assertEquals(List.of(), bench.exits);
    assertTrue(called() > 90);
  }

  @Test
  void aFailedCallCrashesTheProgramIfItSaysSo() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(true, Step.OnError.CRASH));
    both().runUntil(5 * Time.SECOND);
    bench.host().kill(CALLED);
    bench.runUntil(10 * Time.SECOND);

    assertEquals(List.of("task 1 exits with 1"), bench.exits);
  }

  /** The pause between tries is the loop's own sleep. */
  @Test
  void aLoopThatFailsStartsOver() {
    caller(List.of(), sleep(Time.SECOND), call(false, Step.OnError.FAIL));
    bench.start("caller", CALLER, 1).runUntil(10_500 * Time.MILLISECOND);

    assertEquals(10, bench.dialer.dials.size());
  }

  @Test
  void anIgnoredFailureGoesOnWithTheNextStep() {
    caller(
        List.of(),
        new Step.Call("missing", "GET", LIMIT_NS, false, Step.OnError.IGNORE),
        sleep(Time.SECOND),
        call(false, Step.OnError.CRASH));
    both().runUntil(10_500 * Time.MILLISECOND);

    assertEquals(10, called());
  }

  /** A silent server: the call ends with the program's own limit, not with TCP's. */
  @Test
  void aCallHasItsTimeLimit() {
    caller(List.of(), call(false, Step.OnError.CRASH));
    bench.dialer.oneWayNs = Dialer.LOST;
    both().runUntil(LIMIT_NS - Time.MILLISECOND);
    assertEquals(List.of(), bench.exits);

    bench.runUntil(LIMIT_NS + Time.MILLISECOND);
    assertEquals(List.of("task 1 exits with 1"), bench.exits);
  }

  @Test
  void connectTriesUntilItSucceeds() {
    caller(
        List.of(new Step.Connect("called", Time.SECOND, LIMIT_NS, Step.OnError.FAIL)),
        sleep(100 * Time.MILLISECOND),
        call(true, Step.OnError.CRASH));
    bench.start("caller", CALLER, 1).runUntil(4_500 * Time.MILLISECOND);
    assertEquals(5, bench.dialer.dials.size());

    bench.start("called", CALLED, 2).runUntil(10 * Time.SECOND);

    assertEquals(6, bench.dialer.dials.size(), "connected once, and kept");
    assertTrue(called() > 40);
  }

  @Test
  void anUnknownNameMayEndTheProgram() {
    caller(
        List.of(new Step.Connect("called", Time.SECOND, LIMIT_NS, Step.OnError.CRASH)),
        sleep(Time.SECOND));
    bench.start("caller", CALLER, 1).runUntil(Time.SECOND);

    assertEquals(List.of("task 1 exits with 1"), bench.exits);
  }

  /** Refused is not unknown: the program waits for the other one. */
  @Test
  void aRefusedConnectIsTriedAgain() {
    caller(
        List.of(new Step.Connect("called", Time.SECOND, LIMIT_NS, Step.OnError.CRASH)),
        sleep(Time.SECOND));
    bench.dialer.target("called", CALLED, 2);
    bench.start("caller", CALLER, 1).runUntil(4_500 * Time.MILLISECOND);

    assertEquals(List.of(), bench.exits);
    assertEquals(5, bench.dialer.dials.size());
  }

  @Test
  void aFailingHandlerAnswersWithTheCause() {
    bench
        .program("web", 4, 8, on("GET", call(false, Step.OnError.FAIL)))
        .users("users", 1, 10 * Time.SECOND, 0, "");
    bench.start("web", CALLER, 1).publish(CALLER, 1).runUntil(20 * Time.SECOND);

    assertEquals(
        List.of("HTTP 500 (name not resolved further on)"),
        List.copyOf(bench.requests().errors().keySet()));
  }

  /** What has its tables in memory does not mind. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFullDiskTakesNoInsert(boolean isOnDisk) {
    bench
        .program("db", 4, 8, on("GET", new Step.Insert("rows")))
        .users("users", 1, 10 * Time.SECOND, 0, "rows");
    if (isOnDisk) {
      bench.start("db", CALLER, 1);
    } else {
      bench.startLimited("db", CALLER, 1, 1);
    }
    bench.publish(CALLER, 1).runUntil(10 * Time.SECOND);
    long before = bench.requests().ok();
    bench.nodes.setDiskFull(1, true);
    bench.runUntil(20 * Time.SECOND);

    assertTrue(before > 0);
    assertEquals(isOnDisk, bench.requests().ok() == before);
    assertEquals(
        isOnDisk ? List.of("no space left on device") : List.of(),
        List.copyOf(bench.requests().errors().keySet()));
    assertEquals(bench.requests().ok(), bench.items().stored());
  }

  @Test
  void aLoopWithoutATimeStillLetsTimePass() {
    bench.program("idle", 1, 0, new TreeMap<>(), new Step.Pop("nothing"));
    bench.start("idle", CALLER, 1).runUntil(Time.SECOND);

    assertTrue(bench.sim.eventNumber() < 1100, () -> bench.sim.eventNumber() + " events");
  }

  /** The first start on an empty volume takes longer; the program stays silent until then. */
  @Test
  void aProgramServesOnlyAfterItsStart() {
    bench.program("web", 4, 8, on("GET")).users("users", 50, Time.SECOND, 0, "");
    bench.publish(CALLER, 1).runUntil(5 * Time.SECOND);
    bench.start("web", CALLER, 1).runUntil(10 * Time.SECOND);

    assertEquals(250, bench.requests().ok(), 60);
    assertEquals(250, bench.requests().errors().get("connection refused"), 60);
  }

  @Test
  void whatACrashedNodeRanNeverComesBack() {
    caller(List.of(), sleep(100 * Time.MILLISECOND), call(false, Step.OnError.FAIL));
    both().runUntil(5 * Time.SECOND);
    long before = called();
    bench.nodes.crash(1);
    bench.nodes.boot(1);
    bench.runUntil(20 * Time.SECOND);

    assertEquals(before, called(), 1);
    assertEquals(List.of(), bench.exits, "a crash tells nobody");
  }
}
