package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.compute;
import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.volumes.VolumeData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The books of a run are checked every second; here each account is falsified once. */
class AccountsTest {
  private final Bench bench = new Bench(4)
      .program("web", 2, 50, on("GET", compute(300 * Time.MILLISECOND), new Step.Push("list")))
      .users("users", 20, Time.SECOND, Time.MILLISECOND, "votes");

  /** A crowded server that dies and comes again: the books balance after every millisecond. */
  @Test
  void theBooksBalanceWhateverHappens() {
    bench.start("web", 1, 1).publish(1, 1);
    for (int ms = 0; ms < 20_000; ms++) {
      bench.runUntil(ms * Time.MILLISECOND);
      if (ms == 5_000) {
        bench.host().kill(1);
        bench.start("web", 2, 2).publish(2, 2);
      } else if (ms == 10_000) {
        bench.nodes.crash(2);
        bench.start("web", 3, 1).publish(3, 1);
      } else if (ms == 15_000) {
        bench.host().stopSignal(3);
      }
      assertEquals(List.of(), bench.host().violations());
    }
  }

  /** The scripted network delivers what a real one would not. */
  @Test
  void aPacketThatCrossesACutIsFound() {
    Bench bench =
        new Bench(1).program("web", 4, 8, on("GET")).users("users", 10, Time.SECOND, 0, "");
    bench.start("web", 1, 1).publish(1, 1).runUntil(5 * Time.SECOND);
    bench.dialer.closedSinceNs = 5 * Time.SECOND;
    assertEquals(List.of(), bench.host().violations());

    bench.runUntil(10 * Time.SECOND);
    assertEquals(1, bench.host().violations().size());
    assertTrue(
        bench.host().violations().get(0).endsWith(" packets arrived across a cut"),
        bench.host().violations()::toString);
  }

  private static UserGroup group() {
    UserSpec spec = new UserSpec(
        "users",
        8080,
        "GET",
        1,
        Time.SECOND,
        List.of(0),
        new io.dryswarm.core.random.Constant(0),
        "",
        0);
    return new UserGroup(spec, 0, -1, new RandomStreams(1), kept -> {});
  }

  private final List<UserGroup> users = new ArrayList<>();
  private final Items items = new Items(true);
  private final ExchangeTable exchanges = new ExchangeTable();
  private final ActivityTable activities = new ActivityTable();
  private final RequestTable requests = new RequestTable();
  private final Processes processes = new Processes(
      bench.sim,
      bench.nodes,
      new CpuHost(bench.sim, new long[3], thread -> {}),
      bench.volumes,
      items,
      new TreeMap<>(),
      (node, task, code) -> {});

  private List<String> violations() {
    return new Accounts(users, requests, items, processes, exchanges, activities).violations();
  }

  private TaskProcess process() {
    processes.start(new ProcessInfo(7, "web.1", 0, "web", Collections.emptySortedMap()));
    return processes.ofTask(7);
  }

  @Test
  void aRequestThatVanishes() {
    users.add(group());
    users.get(0).sent = 3;
    users.get(0).ok = 1;
    users.get(0).failed(FailureCode.of(FailureCause.RESET, null));

    assertEquals(List.of("users sent 3 requests: 1 answered, 1 failed, 0 under way"), violations());

    int request = requests.allocate(0, 0);
    assertEquals(List.of("request 0 has 0 tries under way, not 1"), violations());

    Exchange exchange = exchanges.allocate();
    exchange.begin(Carriage.NONE, Exchange.Waiter.USER, request, 0, 0);
    exchange.phase = Exchange.Phase.QUEUED;
    assertEquals(List.of(), violations());

    requests.pauses[request] = true;
    assertEquals(List.of("request 0 has 1 tries under way, not 0"), violations());
  }

  @Test
  void anItemThatVanishes() {
    int item = items.offer(items.kind("votes"));
    items.queued(item, 1);
    assertEquals(List.of("1 items are in queues that hold 0"), violations());

    process().queue("list").items.enqueue(item);
    assertEquals(List.of(), violations());

    items.stored(item, new VolumeData("db", 0), 5);
    assertEquals(0, items.queued());
  }

  @Test
  void aBusyWorkerWithoutAHandler() {
    process().busy = 1;
    assertEquals(
        List.of("web.1 (STARTING) has 1 busy workers for 0 handlers, and 0 wait"), violations());
  }

  @Test
  void somebodyWhoWaitsForAFreeWorker() {
    process().accepted.enqueue(9);
    assertEquals(
        List.of("web.1 (STARTING) has 0 busy workers for 0 handlers, and 1 wait"), violations());
  }

  @Test
  void aDeadProgramThatHoldsSomething() {
    TaskProcess dead = process();
    dead.activities.add(activities.allocate(dead, ActivityTable.LOOP, new Instruction[0]));
    assertEquals(List.of(), violations());

    dead.state = TaskProcess.State.ENDED;
    assertEquals(
        List.of("web.1 (ENDED) has 0 busy workers for 0 handlers, and 0 wait"), violations());
  }
}
