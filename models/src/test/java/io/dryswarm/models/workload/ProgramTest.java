package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools, repeated calls, shared cores, and data that nobody has set up. */
class ProgramTest {
  private static final long MS = Time.MILLISECOND;
  private static final int WEB = 1;
  private static final int DB = 2;

  private final Bench bench = new Bench(5);

  @AfterEach
  void theBooksBalance() {
    assertEquals(List.of(), bench.host().violations());
  }

  private static Step query(RetrySpec retries) {
    return new Step.Call("db", "query", 5 * Time.SECOND, false, Step.OnError.FAIL, retries);
  }

  private Bench webAndDb(PoolSpec pool, long queryNs, long[] clicksNs) {
    TreeMap<String, PoolSpec> pools = new TreeMap<>();
    pools.put("db", pool);
    bench
        .program("web", 10, 10, on("GET", query(RetrySpec.NONE)))
        .change("web", spec -> spec.withPools(pools))
        .program("db", 10, 10, on("query", new Step.Sleep(new Constant(queryNs))))
        .users("users", new ArrivalSpec.Replay(clicksNs), Time.MINUTE, RetrySpec.NONE, "");
    bench.start("db", DB, 2);
    return bench.start("web", WEB, 1).publish(WEB, 1);
  }

  private long dialsOfPrograms() {
    return bench.dialer.dials.size() - bench.requests().sent();
  }

  @Test
  void aPoolOpensNoMoreThanItsSize() {
    webAndDb(new PoolSpec(2, Time.MINUTE, Time.MINUTE), 100 * MS, new long[] {0, 0, 0, 0, 0, 0})
        .runUntil(Time.SECOND);

    assertEquals(2, dialsOfPrograms());
    assertEquals(6, bench.requests().ok());
    assertEquals(300.0 * MS, (double) bench.requests().latency().getMaxValue(), 5.0 * MS);
  }

  @Test
  void whoWaitsTooLongForAConnectionFails() {
    webAndDb(new PoolSpec(1, 150 * MS, Time.MINUTE), 100 * MS, new long[] {0, 0, 0})
        .runUntil(Time.SECOND);

    assertEquals(2, bench.requests().ok());
    assertEquals(
        "{HTTP 500 (no free connection in the pool further on)=1}",
        bench.requests().errors().toString());
  }

  @Test
  void anIdleConnectionOfAPoolIsClosed() {
    webAndDb(new PoolSpec(2, Time.MINUTE, Time.SECOND), MS, new long[] {
          0, 500 * MS, 3000 * MS, 3500 * MS
        })
        .runUntil(5 * Time.SECOND);

    assertEquals(2, dialsOfPrograms());
  }

  /** Its other end crashed with its machine: the pool cannot know, the call waits for its time-out and the connection is dropped. */
  @Test
  void aPoolFindsOutWhoCrashedByAsking() {
    webAndDb(new PoolSpec(1, Time.MINUTE, Time.MINUTE), MS, new long[] {0, 1000 * MS, 9000 * MS});
    bench.runUntil(500 * MS);
    bench.nodes.crash(2);
    bench.runUntil(8000 * MS);
    assertEquals(
        "{HTTP 500 (read time-out further on)=1}", bench.requests().errors().toString());

    bench.start("db", 3, 0).runUntil(10 * Time.SECOND);
    assertEquals(2, bench.requests().ok());
  }

  @Test
  void aFailedCallIsRepeated() {
    RetrySpec retries =
        new RetrySpec(3, 100 * MS, 2, Time.SECOND, false, false, RetrySpec.NO_BUDGET);
    bench
        .program("web", 10, 10, on("GET", query(retries)))
        .program("db", 10, 10, on("query", compute(MS)))
        .users(
            "users",
            new ArrivalSpec.Replay(new long[] {0, 5 * Time.SECOND}),
            Time.MINUTE,
            RetrySpec.NONE,
            "");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(4 * Time.SECOND);
    assertEquals(
        "{HTTP 500 (name not resolved further on)=1}", bench.requests().errors().toString());
    assertEquals(4, dialsOfPrograms());

    bench.runUntil(5_150 * MS);
    bench.start("db", DB, 2).runUntil(10 * Time.SECOND);
    assertEquals(1, bench.requests().ok());
    assertEquals(301.0 * MS, (double) bench.requests().latency().getMaxValue(), 5.0 * MS);
  }

  /** Ten milliseconds, and how often somebody needed them. */
  private static final class TenMs implements Distribution {
    private int draws;

    @Override
    public double sample(RandomStream stream) {
      draws++;
      return 10.0 * MS;
    }

    @Override
    public double mean() {
      return 10.0 * MS;
    }
  }

  private final TenMs ofA = new TenMs();
  private final TenMs ofB = new TenMs();

  /** Two busy tasks on a node with one core take twice as long each; one that may use a tenth of a core leaves the other the rest. */
  @Test
  void tasksOfANodeShareItsCores() {
    bench.cores(1).program("a", 1, 0, new TreeMap<>(), new Step.Compute(ofA));
    bench.program("b", 1, 0, new TreeMap<>(), new Step.Compute(ofB));
    bench.startLimited("a", 1, 1, 0).startLimited("b", 2, 1, 0).runUntil(10 * Time.SECOND);
    assertEquals(500, ofA.draws, 1);
    assertEquals(500, ofB.draws, 1);

    bench.host().kill(2);
    bench.runUntil(20 * Time.SECOND);
    assertEquals(1500, ofA.draws, 2);

    bench.startLimited("b", 3, 1, 0.1).runUntil(30 * Time.SECOND);
    assertEquals(1500 + 900, ofA.draws, 3);
    assertEquals(500 + 100, ofB.draws, 2);
  }

  @Test
  void waitingNeedsNoCore() {
    bench.cores(1).program("a", 1, 0, new TreeMap<>(), new Step.Sleep(ofA));
    bench.program("b", 1, 0, new TreeMap<>(), new Step.Compute(ofB));
    bench.startLimited("a", 1, 1, 0).startLimited("b", 2, 1, 0).runUntil(10 * Time.SECOND);

    assertEquals(1000, ofA.draws, 1);
    assertEquals(1000, ofB.draws, 1);
  }

  /** What a mark says lasts with the volume, and is not on the next node. */
  @Test
  void dataThatNobodySetUpIsMissed() {
    TreeMap<String, List<Step>> handlers = on("GET", new Step.Require("schema"));
    handlers.put("install", List.of(new Step.Mark("schema")));
    bench
        .program("web", 1, 9, handlers)
        .users("users", new ArrivalSpec.Steady(10), Time.SECOND, RetrySpec.NONE, "")
        .users("installer", 0.1, Time.SECOND, new Constant(0), "", "install");
    bench.start("web", WEB, 1).publish(WEB, 1).runUntil(60 * Time.SECOND);
    long missed = bench.requests().failed();
    assertEquals(missed, bench.requests().errors().get("data empty, not set up"));
    long ok = bench.requests().ok();

    bench.host().kill(WEB);
    bench.start("web", 2, 1).publish(2, 1).runUntil(61 * Time.SECOND);
    assertEquals(ok + 10, bench.requests().ok(), 1, "the same volume");

    bench.host().kill(2);
    bench.start("web", 3, 2).publish(3, 2).runUntil(61_500 * MS);
    assertEquals(missed + 5, bench.requests().failed(), 2, "an empty one");
  }
}
