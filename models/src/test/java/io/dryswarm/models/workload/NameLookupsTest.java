package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static io.dryswarm.models.workload.ScriptedDialer.ONE_WAY_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.dns.AnswerCaching;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When programs ask for names, how long that takes, and what an answer that is no longer true does. Data-plane facts F4.12, F4.21, F4.24. */
class NameLookupsTest {
  private static final int CALLER = 1;
  private static final int OLD = 2;
  private static final int NEW = 3;
  private static final long PAUSE_NS = Time.SECOND;

  private final Bench bench = new Bench(3);

  /** Calls every second over a new connection, and does not mind failures. */
  private Bench caller(AnswerCaching caching) {
    return bench
        .program("called", 8, 8, on("GET", compute(0)))
        .program(
            "caller",
            1,
            0,
            new TreeMap<>(),
            List.of(),
            List.of(
                new Step.Call("called", "GET", 10 * Time.SECOND, false, Step.OnError.IGNORE),
                new Step.Sleep(new Constant(PAUSE_NS))))
        .keepsAnswers("caller", caching)
        .start("called", OLD, 2)
        .start("caller", CALLER, 1);
  }

  private long called() {
    return bench.service("called").served();
  }

  @Test
  void aProgramThatKeepsNothingAsksForEveryConnection() {
    caller(AnswerCaching.NONE).runUntil(10_500 * Time.MILLISECOND);
    assertEquals(11, bench.dialer.lookups.size());
    assertEquals(11, called());
  }

  @Test
  void anAnswerIsKeptForItsTime() {
    caller(new AnswerCaching(4500 * Time.MILLISECOND, false)).runUntil(10_500 * Time.MILLISECOND);
    assertEquals(3, bench.dialer.lookups.size(), "at 0, 5 and 10 s");
    assertEquals(11, called());
  }

  @Test
  void oneThatIsKeptForEverIsAskedForOnce() {
    caller(new AnswerCaching(AnswerCaching.FOR_EVER, true)).runUntil(10_500 * Time.MILLISECOND);
    assertEquals(1, bench.dialer.lookups.size());
    assertEquals(11, called());
  }

  @Test
  void aQueryTakesItsTimeBeforeTheConnection() {
    bench.dialer.lookupNs = 300 * Time.MILLISECOND;
    caller(AnswerCaching.NONE).runUntil(299 * Time.MILLISECOND + 4 * ONE_WAY_NS);
    assertEquals(0, called());
    bench.runUntil(300 * Time.MILLISECOND + 4 * ONE_WAY_NS);
    assertEquals(1, called());
  }

  /** The address was the right one when it was resolved: nobody answers ARP for it now, three times. */
  @Test
  void anAddressThatNobodyHasAnyMoreIsGivenUpAfterThreeSeconds() {
    bench.dialer.gone.add(OLD);
    caller(AnswerCaching.NONE).runUntil(10 * Time.SECOND);
    assertEquals(0, called());
    double roundS = 3.06 + 1;
    assertEquals(Math.ceil(10 / roundS), bench.dialer.lookups.size());
  }

  @Test
  void onlyWhoKeepsAnswersGoesOnCallingWhatIsGone() {
    caller(new AnswerCaching(AnswerCaching.FOR_EVER, false)).runUntil(2_500 * Time.MILLISECOND);
    assertEquals(3, called());
    bench.dialer.gone.add(OLD);
    bench.start("called", NEW, 2).runUntil(30 * Time.SECOND);
    assertEquals(3, called(), "its name leads to the new task, the kept answer does not");
  }

  @Test
  void whoAsksAnewFindsTheNewTask() {
    caller(AnswerCaching.NONE).runUntil(2_500 * Time.MILLISECOND);
    bench.dialer.gone.add(OLD);
    bench.start("called", NEW, 2).runUntil(10_500 * Time.MILLISECOND);
    assertEquals(11, called());
  }

  @Test
  void aNameThatIsUnknownFailsWhenTheResolverGivesUp() {
    bench.dialer.unknownNs = 4 * Time.SECOND;
    caller(new AnswerCaching(AnswerCaching.FOR_EVER, false));
    bench.dialer.forget("called");
    bench.runUntil(10_500 * Time.MILLISECOND);
    assertEquals(3, bench.dialer.lookups.size(), "at 0, 5 and 10 s: failures are not kept");
  }
}
