package io.dryswarm.scenarios;

import static io.dryswarm.scenarios.FailureExperience.share;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.workload.FailureCause;
import io.dryswarm.scenarios.FailureExperience.Request;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients see of each fault, second by second: the tables of data-plane facts 10a and 10b, a row each, over several seeds.
 *
 * <p>Where the source of Docker says otherwise than the table, the source counts:
 * <ul>
 *   <li><b>Engine stopped:</b> the table has no wait before SIGTERM. The agent leaves first (swarmkit node.go Stop, agent.go Leave), which
 *       removes every task as a drain does, with the 2 s of F5.10: nobody fails.
 *   <li><b>Isolated node, or a side of two:</b> the table has 6 s for both sides. A suspicion ends after 4 s only if two others confirm it
 *       (memberlist suspicion.go; k = 2 from four members on). A node alone waits the whole 24 s from
 *       each suspicion, and its probes slow down besides (awareness, up to eight times).
 *   <li><b>Healed isolation:</b> the table has 1 to 3 s, and after 90 s of isolation it is so. After shorter ones it can take up to a minute:
 *       who is told of the return first still holds the other for dead and refuses its places in networks (models: ReturnTest).
 *   <li><b>Two nodes dead of five:</b> the last three have just enough members for two confirmations, and each must find out by itself.
 *   <li><b>Engine hung:</b> the kernel's tables go on, but answers need the others' entry for this node's load balancer (F1.58, F1.59),
 *       which goes when gossip declares it failed: from then on only its own tasks answer.
 * </ul>
 */
class FailureExperienceTest {
  private static final int SEEDS = 2;
  private static final String[] HEALTHY = {"outer", "inner"};

  /** What is late at a dead node's entry, and the slack of a client's clock: requests under way, arrivals at 50/s. */
  private static final double SLACK = 0.05;

  @TempDir
  Path temporary;

  /** A row: its fault, and what is to be seen. */
  private record Row(FailureCase fault, Consumer<FailureExperience> seen) {
    @Override
    public String toString() {
      return fault.name();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"tasks", "nodes", "links", "managers", "slow", "storage"})
  void clientsSeeIt(Row row) {
    assertAll(IntStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> () ->
            row.seen.accept(FailureExperience.of(row.fault, seed, new ScenarioFolder(temporary)))));
  }

  /** F3.40 for five nodes (5 % to 95 %: 5.1 to 7.2 s, median 5.7), 10a: capacity is back after 15 to 22 s, mean 18. */
  @Test
  void aCrashIsFoundAndMendedInTheTimesOfTheFacts() {
    FailureCase crash = new FailureCase("crash", 24, "- { at: 50s, crash: worker-1 }");
    List<FailureExperience> runs = IntStream.rangeClosed(1, 12)
        .mapToObj(seed -> FailureExperience.of(crash, seed, new ScenarioFolder(temporary)))
        .toList();
    double[] found =
        runs.stream().mapToDouble(FailureExperience::detected).sorted().toArray();
    assertTrue(found[0] > 5, () -> "soonest " + found[0]);
    assertEquals(5.7, found[6], 0.5, "median");
    assertTrue(found[9] < 7.2, () -> "three in four " + found[9]);
    DoubleSummaryStatistics back =
        runs.stream().mapToDouble(FailureExperience::firstNewTask).summaryStatistics();
    assertTrue(back.getMin() > 14.9 && back.getMax() < 22.5, back::toString);
    assertEquals(18, back.getAverage(), 1);
  }

  private static void quarterIsHit(FailureExperience seen, String users, double from, double to) {
    List<Request> there = seen.of(users, from, to);
    assertEquals(0.25, share(there, Request::isHit), 0.04, users);
  }

  static Stream<Row> tasks() {
    String blocking = """
        workers: 1
            backlog: 8192
            health: { asks: "GET /" }
            on: { "*": [ { compute: 2ms } ], "GET /hang": [ { sleep: 1h } ] }""";
    String poison = "poison: { target: 80, request: GET /hang, entry: manager-3, timeout: 1s, "
        + "arrivals: { times: [0s] }, start: 50s }";
    String checks =
        "healthcheck: { test: curl localhost, interval: 30s, timeout: 30s, retries: 3 }";
    return Stream.of(
        new Row(
            new FailureCase("task process exits", 20, "- { at: 50s, kill-task: app_s.1 }"),
            seen -> {
              seen.onlyBetween(0, 0.35, "outer", "inner", "outer-1", "inner-1");
              seen.onlyBetween(0, 0.35, "old");
              assertTrue(
                  seen.of("old", -0.1, 0.4).stream().allMatch(r -> r.took() < 0.1), "told at once");
              assertEquals(6, seen.firstNewTask(), 1);
            }),
        new Row(
            new FailureCase("task stopped by drain", 20, "- { at: 50s, drain: worker-1 }"),
            seen -> seen.noticeNothing("outer", "inner", "outer-1", "old")),
        new Row(
            new FailureCase(
                "tasks stopped by update",
                40,
                "- { at: 50s, update: { service: app_s, force: true } }"),
            seen -> {
              assertEquals(4, seen.newTasks().size());
              seen.noticeNothing("outer", "inner", "outer-1", "inner-1", "old");
            }),
        new Row(
            new FailureCase("task hangs, no health check", 40, "[]")
                .application(blocking)
                .users(poison),
            seen -> {
              quarterIsHit(seen, "outer", 1, 20);
              quarterIsHit(seen, "inner", 20, 40);
              assertTrue(seen.of("outer", 0, 40).stream()
                  .allMatch(r -> r.cause() == null || r.cause() == FailureCause.READ_TIMEOUT));
              assertEquals(0, seen.newTasks().size(), "nobody minds");
            }),
        new Row(
            new FailureCase("task hangs, health check", 190, "[]")
                .application(blocking)
                .service(checks)
                .users(poison),
            seen -> {
              double last = seen.lastHit("outer");
              assertTrue(last > 60 && last < 180, () -> "removed at " + last);
              quarterIsHit(seen, "outer", 1, 60);
              assertEquals(1, seen.newTasks().size());
            }));
  }

  /** 10b second by second, from a node at which clients still enter; and what its own clients see. */
  private static void deadForOthers(FailureExperience seen, double detected) {
    for (String users : HEALTHY) {
      seen.failNowhere(users);
      seen.onlyBetween(0, detected + 0.35, users);
      quarterIsHit(seen, users, 0, detected - 0.5);
      for (Request r : seen.of(users, 0, detected - 1)) {
        double next = Stream.of(1.0, 2.0, 3.1, 4.2, 5.1, 7.2, 11.4, 19.6)
            .filter(s -> r.at() + s > detected - SLACK)
            .findFirst()
            .orElseThrow();
        assertTrue(!r.isHit() || r.took() < next + 4.3 && r.took() > next - 0.1, r::toString);
      }
    }
    for (Request old : seen.of("old", 0, detected)) {
      double until = old.at() + old.took();
      assertTrue(!old.failed() || old.cause() == FailureCause.RESET, old::toString);
      assertTrue(!old.failed() || until > 5 && until < 16, old::toString);
    }
    seen.failNowhere(detected + 0.5, "old");
  }

  static Stream<Row> nodes() {
    return Stream.of(
        new Row(new FailureCase("node crash", 40, "- { at: 50s, crash: worker-1 }"), seen -> {
          deadForOthers(seen, seen.detected());
          assertTrue(seen.firstNewTask() > 15 && seen.firstNewTask() < 22, "capacity");
        }),
        new Row(
            new FailureCase(
                "node crash, entry at the dead node", 40, "- { at: 50s, crash: worker-1 }"),
            seen -> {
              assertEquals(1, share(seen.of("outer-1", 0, 40), Request::failed));
              assertEquals(0, share(seen.of("outer-1", -10, -1), Request::isHit));
            }),
        new Row(
            new FailureCase("node shut down cleanly", 40, "- { at: 50s, stop-engine: worker-1 }"),
            seen -> {
              seen.noticeNothing("outer", "inner", "old");
              assertEquals(1, share(seen.of("outer-1", 4, 40), Request::failed), "entry");
              assertTrue(seen.firstNewTask() > 14.5 && seen.firstNewTask() < 22, "by heartbeat");
            }),
        new Row(
            new FailureCase("dockerd hung", 40, "- { at: 50s, hang-engine: worker-1 }"), seen -> {
              seen.noticeNothing("outer", "inner");
              double failed = seen.detected();
              assertEquals(
                  0,
                  share(seen.of("outer-1", -10, failed - SLACK), Request::isHit),
                  "frozen tables");
              assertEquals(0.75, share(seen.of("outer-1", failed + 1, 39), Request::failed), 0.05);
              assertEquals(1, share(seen.of("inner-1", 0, 40), Request::failed), "no names");
              assertTrue(seen.of("inner-1", 0.1, 40).stream()
                  .allMatch(r -> Math.abs(r.took() - 10) < 0.1));
              assertTrue(
                  seen.firstNewTask() > 15 && seen.firstNewTask() < 22, "replaced elsewhere");
            }));
  }

  static Stream<Row> links() {
    return Stream.of(
        new Row(
            new FailureCase("node link down", 40, "- { at: 50s, link-down: worker-1 }"), seen -> {
              deadForOthers(seen, seen.detected());
              assertTrue(seen.firstNewTask() > 15 && seen.firstNewTask() < 22, "capacity");
            }),
        new Row(
            new FailureCase(
                "isolated worker, and healed",
                130,
                "- { at: 50s, partition: [ [worker-1], [others] ], for: 90s }"),
            seen -> {
              seen.failNowhere(HEALTHY);
              seen.noticeNothing(75, 90 - SLACK, "outer-1");
              seen.noticeNothing(9, 90 - SLACK, HEALTHY);
              assertTrue(seen.mostServing("app_s") == 5, "isolated tasks keep running");
              seen.noticeNothing(92, 130, "outer-1");
              seen.noticeNothing(94, 130, HEALTHY);
            }),
        new Row(
            new FailureCase("link flap", 20, "- { at: 50s, link-down: worker-1, for: 3s }"),
            seen -> {
              for (String users : List.of("outer", "inner", "old")) {
                seen.failNowhere(users);
                seen.onlyBetween(0, 3, users);
                assertTrue(seen.of(users, 0, 3).stream().allMatch(r -> r.took() < 6), users);
              }
              quarterIsHit(seen, "outer", 0, 2);
              assertEquals(0, seen.newTasks().size());
            }),
        new Row(
            new FailureCase(
                "partition, managers 2/1",
                60,
                "- { at: 50s, partition: [ [manager-1, worker-1], [others] ] }"),
            seen -> {
              seen.failNowhere(HEALTHY);
              seen.noticeNothing(16, 60, HEALTHY);
              seen.noticeNothing(31, 60, "outer-1", "inner-1");
              assertEquals(0.5, share(seen.of("outer", 0, 4.5), Request::isHit), 0.05);
            }),
        loss("1%", 0.0199, 0.0004),
        loss("5%", 0.0975, 0.0095),
        loss("20%", 0.36, 0.13),
        new Row(
            new FailureCase("MTU mismatch", 20, "[]")
                .cluster("network: { mtu: 1400 }")
                .application("""
                    on: { "*": [ { compute: 2ms } ], "GET /big": [ { compute: 2ms } ] }
                        bytes: { "GET /big": { request: 200B, answer: 100kB } }""")
                .users(
                    "big: { target: 80, request: GET /big, entry: manager-3, arrivals: { steady: 50/s } }"),
            seen -> {
              seen.noticeNothing("outer", "inner", "old");
              assertTrue(
                  seen.of("big", 0, 10).stream()
                      .allMatch(r -> r.cause() == FailureCause.READ_TIMEOUT),
                  "connect, then hang");
            }));
  }

  /** Shares of connects that take a second or more, and two or more; every connection of these clients crosses the wire. */
  private static Row loss(String share, double oneSecond, double twoSeconds) {
    return new Row(
        new FailureCase("loss " + share, 60, "- { at: 50s, loss: " + share + " }"), seen -> {
          List<Request> all = Stream.of(HEALTHY)
              .flatMap(users -> seen.of(users, 0, 60).stream())
              .toList();
          double sigma = Math.sqrt(oneSecond * (1 - oneSecond) / all.size());
          assertEquals(oneSecond, share(all, r -> r.took() > 0.95), 4 * sigma + oneSecond / 20);
          sigma = Math.sqrt(twoSeconds * (1 - twoSeconds) / all.size());
          assertEquals(twoSeconds, share(all, r -> r.took() > 1.95), 4 * sigma + twoSeconds / 20);
        });
  }

  static Stream<Row> managers() {
    return Stream.of(
        new Row(new FailureCase("leader lost", 40, "- { at: 50s, kill-engine: leader }"), seen -> {
          seen.noticeNothing("outer", "inner", "outer-1", "inner-1");
          assertEquals(1, seen.result().controlPlane().elections());
        }),
        new Row(
            new FailureCase("leader's node crashes", 70, "- { at: 50s, crash: leader }"), seen -> {
              deadForOthers(seen, seen.detected());
              assertTrue(seen.firstNewTask() > 42 && seen.firstNewTask() < 56, "capacity");
            }),
        new Row(
            new FailureCase(
                "quorum lost",
                80,
                "- { at: 50s, crash: manager-1 }\n  - { at: 50s, crash: manager-2 }"),
            seen -> {
              assertEquals(0.5, share(seen.of("outer", 0, 4.5), Request::isHit), 0.05);
              seen.failNowhere(HEALTHY);
              seen.noticeNothing(31, 80, HEALTHY);
              assertEquals(0, seen.newTasks().size(), "nobody replaces them");
            }),
        new Row(
            new FailureCase(
                "slow disk of a manager",
                30,
                "- { at: 50s, slow-disk: { node: leader, factor: 20 } }"),
            seen -> seen.noticeNothing("outer", "inner", "outer-1", "inner-1", "old")));
  }

  static Stream<Row> slow() {
    return Stream.of(
        new Row(
            new FailureCase(
                    "slow node", 30, "- { at: 50s, slow-cpu: { node: worker-1, factor: 10 } }")
                .application("on: { \"*\": [ { compute: 4ms } ] }"),
            seen -> {
              for (String users : HEALTHY) {
                seen.failNowhere(users);
                assertEquals(0.25, share(seen.of(users, 0, 30), r -> r.took() > 0.04), 0.02);
                assertEquals(0, share(seen.of(users, -10, -1), r -> r.took() > 0.04));
              }
              assertEquals(0, seen.newTasks().size(), "nobody minds");
            }),
        new Row(
            new FailureCase("DNS lag", 20, "- { at: 50s, scale: { app_late: 1 } }")
                .users(
                    "named: { target: 8081, request: GET /late, entry: manager-3, arrivals: { steady: 50/s } }"),
            seen -> {
              double starts = seen.firstNewTask();
              assertEquals(
                  1, share(seen.of("named", -10, starts - SLACK), Request::failed), "NXDOMAIN");
              assertEquals(0, share(seen.of("named", starts + 1, 20), Request::isHit));
              seen.noticeNothing("outer", "inner", "old");
            }));
  }

  static Stream<Row> storage() {
    String missing = "\nimages: { present: [example/s, example/probe], size: 100MiB }";
    String update = "- { at: 52s, update: { service: app_s, image: \"example/s:2\" } }";
    return Stream.of(
        new Row(
            new FailureCase(
                "registry down, image local",
                20,
                "- { at: 50s, registry: down }\n  - { at: 52s, kill-task: app_s.1 }"),
            seen -> {
              seen.onlyBetween(2, 2.35, "outer", "inner", "outer-1", "inner-1");
              assertEquals(8, seen.firstNewTask(), 1, "as ever");
            }),
        new Row(
            new FailureCase(
                    "registry down, image missing",
                    70,
                    "- { at: 50s, registry: down, for: 30s }\n  " + update)
                .cluster(missing),
            seen -> {
              seen.noticeNothing(HEALTHY);
              assertTrue(
                  seen.firstNewTask() > 30 && seen.firstNewTask() < 40, "rejected till then");
            }),
        new Row(
            new FailureCase(
                "disk full on a worker",
                60,
                "- { at: 50s, disk-full: worker-1 }\n  - { at: 52s, scale: { app_s: 8 } }"),
            seen -> {
              seen.noticeNothing("outer", "inner", "outer-1", "inner-1", "old");
              List<Double> started = seen.newTasks().stream().sorted().toList();
              assertEquals(4, started.size());
              assertTrue(started.get(2) < 5, "three have another node");
              assertTrue(started.get(3) > 22, "five times it is tried on the full one");
            }),
        new Row(
            new FailureCase(
                "disk full on a manager",
                60,
                "- { at: 50s, disk-full: leader }\n  - { at: 52s, scale: { app_s: 5 } }"),
            seen -> {
              seen.noticeNothing("outer", "inner", "outer-1", "inner-1", "old");
              assertEquals(1, seen.result().controlPlane().elections());
            }));
  }
}
