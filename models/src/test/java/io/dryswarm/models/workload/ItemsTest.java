package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.models.result.RunResult.ItemResult;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Where votes end: users bring them to the page, the page puts them into a queue, a worker moves each into a table. Whatever happens,
 * every accepted vote is stored, waiting, stranded or lost.
 */
class ItemsTest {
  private static final int PAGE = 1;
  private static final int QUEUE = 2;
  private static final int WORKER = 3;
  private static final int DB = 4;
  private static final Step.OnError CRASH = Step.OnError.CRASH;
  private static final long LIMIT_NS = 5 * Time.SECOND;

  private final Bench bench = new Bench(9);

  private ItemsTestBench voting(double ratePerSecond, Step... insert) {
    TreeMap<String, List<Step>> queue = on("rpush", new Step.Push("list"));
    queue.put("lpop", List.of(new Step.Pop("list")));
    TreeMap<String, List<Step>> db = on("insert", insert);
    db.put("tally", List.of(new Step.Read("rows")));
    bench
        .program(
            "page",
            4,
            64,
            on("GET", new Step.Call("queue", "rpush", LIMIT_NS, false, Step.OnError.FAIL)))
        .program("queue", 1, 64, queue)
        .program("db", 10, 64, db)
        .program(
            "worker",
            1,
            0,
            new TreeMap<>(),
            new Step.Sleep(new Constant(100 * Time.MILLISECOND)),
            new Step.Call("queue", "lpop", LIMIT_NS, true, CRASH),
            new Step.IfItem(
                List.of(new Step.Call("db", "insert", LIMIT_NS, true, CRASH)), List.of()))
        .users("voters", ratePerSecond, 10 * Time.SECOND, 0, "votes");
    bench.start("page", PAGE, 0).publish(PAGE, 0);
    bench.start("queue", QUEUE, 1);
    bench.start("db", DB, 2);
    bench.start("worker", WORKER, 1);
    return new ItemsTestBench();
  }

  private static Step[] insert() {
    return new Step[] {compute(4 * Time.MILLISECOND), new Step.Insert("rows")};
  }

  /** Reads well: {@code voting(..).until(..)}. */
  private final class ItemsTestBench {
    ItemResult until(long seconds) {
      bench.runUntil(seconds * Time.SECOND);
      return bench.items();
    }
  }

  @AfterEach
  void everyAcceptedVoteIsSomewhere() {
    ItemResult votes = bench.items();
    assertEquals(
        votes.accepted(),
        votes.stored() + votes.waiting() + votes.strandedTotal() + votes.lostTotal());
    assertTrue(votes.offered() >= votes.accepted());
    assertEquals(votes.offered(), bench.requests().sent());
    assertEquals(votes.accepted(), bench.requests().ok());
  }

  @Test
  void inPeaceAllAreStored() {
    ItemResult votes = voting(2, insert()).until(300);

    assertTrue(votes.accepted() > 500);
    assertTrue(votes.waiting() <= 3, votes::toString);
    assertEquals(0, votes.lostTotal() + votes.strandedTotal());
  }

  /** 100 ms of sleep, two calls over kept connections and 4 ms of work: 9.58 votes per second, however many are offered. */
  @Test
  void aBusyWorkerMovesNineAndAHalfVotesPerSecond() {
    ItemResult votes = voting(50, insert()).until(200);

    double roundNs = 104 * Time.MILLISECOND + 4 * ScriptedDialer.ONE_WAY_NS;
    assertEquals(200 * Time.SECOND / roundNs, votes.stored(), 3);
    assertEquals(votes.accepted() - votes.stored(), votes.waiting());
    assertTrue(votes.peakQueue() >= votes.waiting() - 1);
    assertEquals(1.0, bench.service("worker").utilisation(), 0.01);
    assertTrue(
        bench
            .host()
            .results()
            .bottlenecks(node -> "n" + node)
            .get(0)
            .startsWith("worker is the bottleneck"),
        () -> bench.host().results().bottlenecks(node -> "n" + node).toString());
  }

  @Test
  void theListDiesWithItsTask() {
    voting(50, insert()).until(100);
    long waiting = bench.items().waiting();
    bench.host().kill(QUEUE);
    ItemResult votes = bench.items();

    assertTrue(waiting > 3000);
    assertEquals(
        waiting, votes.lost().get("in the queue \"list\" of queue.1 on n1 when it ended"), 1);
  }

  @Test
  void soItDoesWithItsNode() {
    voting(50, insert()).until(100);
    bench.nodes.crash(1);

    ItemResult votes = bench.items();
    assertTrue(
        votes.lost().get("in the queue \"list\" of queue.1 when n1 crashed") > 3000,
        votes::toString);
  }

  /** The row is written when the worker has already given up: the vote is stored, not lost. */
  @Test
  void whatAServerDoesAfterTheClientLeftStillCounts() {
    voting(1, compute(7 * Time.SECOND), new Step.Insert("rows")).until(60);

    assertEquals(List.of("task 3 exits with 1"), bench.exits);
    assertEquals(1, bench.items().stored());
    assertEquals(0, bench.items().lostTotal());
  }

  @Test
  void aVoteInTheHandsOfAProgramDiesWithIt() {
    voting(1, compute(3 * Time.SECOND), new Step.Insert("rows"));
    while (bench.service("db").utilisation() == 0) {
      bench.runUntil(bench.sim.nowNs() + 100 * Time.MILLISECOND);
    }
    bench.host().kill(DB);
    bench.runUntil(bench.sim.nowNs() + Time.SECOND);

    ItemResult votes = bench.items();
    assertEquals(1, votes.lostTotal(), votes::toString);
    assertEquals(List.of("task 3 exits with 1"), bench.exits);
  }

  /** The database starts again elsewhere with an empty volume: what it had is stranded until it comes back. */
  @Test
  void aVolumeThatNobodyUsesStrandsItsVotes() {
    voting(5, insert()).until(100);
    long stored = bench.items().stored();
    bench.host().kill(DB);
    bench.start("db", 5, 0);
    bench.start("worker", 6, 1).runUntil(200 * Time.SECOND);

    ItemResult votes = bench.items();
    assertEquals(
        stored, votes.stranded().get("in volume db-data on n2, which no running task uses"), 2);
    assertTrue(votes.stored() > 300);

    bench.host().kill(5);
    bench.start("db", 7, 2).runUntil(201 * Time.SECOND);
    assertTrue(bench
        .items()
        .stranded()
        .containsKey("in volume db-data on n0, which no running task uses"));
  }

  @Test
  void aVoteIsSeenWhenSomebodyReadsTheTable() {
    voting(2, insert()).until(30);
    long stored = bench.items().stored();
    assertEquals(0, bench.items().seenLatency().getTotalCount());

    bench.program(
        "result",
        1,
        0,
        new TreeMap<>(),
        new Step.Sleep(new Constant(20 * Time.SECOND)),
        new Step.Call("db", "tally", LIMIT_NS, true, CRASH));
    bench.start("result", 8, 0).runUntil(51 * Time.SECOND);

    ItemResult votes = bench.items();
    assertTrue(votes.seenLatency().getTotalCount() >= stored);
    assertTrue(votes.seenLatency().getMaxValue() > 20 * Time.SECOND);
    assertTrue(votes.storeLatency().getMaxValue() < 5 * Time.SECOND);
  }

  @Test
  void aQueueIsFirstInFirstOut() {
    ItemResult votes = voting(20, insert()).until(100);

    // Those stored waited at most for what was before them: the k-th vote of a queue that grows
    // steadily.
    double longest = votes.storeLatency().getMaxValue() / 1e9;
    assertEquals(100 * (1 - 9.58 / 20), longest, 6);
  }
}
