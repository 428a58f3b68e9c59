package io.dryswarm.reports;

import static io.dryswarm.core.Time.MICROSECOND;
import static io.dryswarm.core.Time.MILLISECOND;
import static io.dryswarm.core.Time.MINUTE;
import static io.dryswarm.core.Time.SECOND;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.models.result.SecretResult;
import io.dryswarm.models.result.SecretResult.NodeFile;
import io.dryswarm.reports.content.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Results made by hand. */
public final class Fixture {
  private Fixture() {}

  /** A voting app that lost two workers, one of them with its database. */
  public static RunReport voting() {
    return new RunReport(
        "0.1.0",
        "28",
        result(timeline()),
        List.of(
            new Verdict(
                "voters.latency.p99: < 250ms",
                true,
                "181 ms",
                new Cell.Duration(181 * MILLISECOND),
                new Cell.Share(0.276)),
            new Verdict(
                "voters.errors: < 0.5%",
                true, "0.31%", new Cell.Share(0.0031), new Cell.Share(0.38)),
            new Verdict("votes.lost: == 0", false, "12", new Cell.Count(12), Cell.MISSING),
            new Verdict(
                "recovery(worker-1).full_capacity: < 40s",
                false,
                "not reached in this run",
                Cell.MISSING,
                Cell.MISSING)));
  }

  /** The shortest possible run: nothing happened. */
  public static RunReport empty() {
    Histogram none = histogram();
    RunResult result = new RunResult(
        RunIdentity.of("nothing", 1),
        SECOND,
        1,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new ControlPlaneResult(0, 0, 0, none),
        List.of(),
        0,
        0,
        0);
    return new RunReport("0.1.0", "28", result, List.of());
  }

  public static RunResult result(List<TimelineEntry> timeline) {
    return new RunResult(
        new RunIdentity("voting app, two workers lost", 42, "sim run voting.yaml --seed 42"),
        10 * MINUTE,
        3,
        3,
        timeline,
        requests(),
        services(),
        items(),
        faults(),
        new ControlPlaneResult(
            1, 2_131 * MILLISECOND, 812, histogram(900 * MICROSECOND, MILLISECOND, 4_300_000)),
        List.of(
            "vote_db is the bottleneck: 81 % of its workers are in use on average, and 412 "
                + "connections waited at the worst moment.",
            "vote_db-data stays on worker-2: the new vote_db task starts EMPTY."),
        tasks(),
        secrets(),
        1_234_567,
        0x0123456789abcdefL,
        0xf0L);
  }

  private static List<RequestResult> requests() {
    return List.of(
        new RequestResult(
            "voters",
            "POST /",
            9_000,
            8_972,
            counts("connection refused", 3L, "timeout after 5 s", 23L),
            41,
            2,
            histogram(
                1_900 * MICROSECOND,
                2_310 * MICROSECOND,
                9 * MILLISECOND,
                181 * MILLISECOND,
                1_204 * MILLISECOND)),
        new RequestResult(
            "viewers", "GET /", 1_200, 1_200, counts(), 0, 0, histogram(800 * MICROSECOND)));
  }

  private static List<ServiceResult> services() {
    return List.of(
        new ServiceResult("vote_vote", 8_990, 0.1234, 0.02, 7, 1),
        new ServiceResult("vote_db", 8_960, 0.81, 3.25, 412, 1));
  }

  private static List<TaskResult> tasks() {
    return List.of(
        new TaskResult(
            "vote_vote",
            1,
            0,
            3,
            counts("worker-1", 1L, "worker-3", 2L),
            List.of("updating", "paused")),
        new TaskResult("vote_db", 0, 0, 0, counts("worker-3", 1L), List.of()));
  }

  private static List<SecretResult> secrets() {
    return List.of(
        new SecretResult(
            SecretResult.Kind.SECRET,
            "vote_db_password",
            5 * SECOND,
            List.of(
                new NodeFile("worker-2", 6 * SECOND, SECOND, 640 * MILLISECOND, 1),
                new NodeFile("worker-3", 260 * SECOND, 255 * SECOND, 702 * MILLISECOND, 2)),
            "vote_db_password_2",
            5 * MINUTE,
            7_310 * MILLISECOND,
            1,
            counts("HTTP 500", 12L),
            2),
        new SecretResult(
            SecretResult.Kind.CONFIG,
            "vote_unused",
            5 * SECOND,
            List.of(),
            "",
            RunResult.NOT_SEEN,
            RunResult.NOT_SEEN,
            0,
            counts(),
            0));
  }

  private static List<ItemResult> items() {
    return List.of(new ItemResult(
        "votes",
        9_000,
        8_972,
        4_400,
        60,
        counts("volume vote_db-data on worker-2", 4_500L),
        counts("in memory of a redis task that was killed", 12L),
        histogram(4 * MILLISECOND, 6 * MILLISECOND, 2 * SECOND),
        histogram(900 * MILLISECOND, 1_400 * MILLISECOND, 47 * SECOND),
        731));
  }

  private static List<FaultResult> faults() {
    return List.of(
        new FaultResult(
            "crash worker-2",
            "worker-2",
            4 * MINUTE,
            3,
            1_020 * MILLISECOND,
            14_900 * MILLISECOND,
            15_210 * MILLISECOND,
            17_050 * MILLISECOND,
            21_800 * MILLISECOND,
            counts("connection refused", 3L, "timeout after 5 s", 20L),
            38,
            List.of(
                "vote_db-data stays on worker-2: the new vote_db task starts EMPTY.",
                "The cache in vote_redis was lost with its memory, and filled again in 3 s.")),
        new FaultResult(
            "crash worker-1",
            "worker-1",
            595 * SECOND,
            2,
            980 * MILLISECOND,
            RunResult.NOT_SEEN,
            RunResult.NOT_SEEN,
            RunResult.NOT_SEEN,
            RunResult.NOT_SEEN,
            counts("timeout after 5 s", 3L),
            3,
            List.of()));
  }

  private static List<TimelineEntry> timeline() {
    List<TimelineEntry> lines = new ArrayList<>();
    add(lines, 102, "raft.leader", "manager-1", "elected leader (term 2)");
    add(lines, 1_000, "service.created", "swarm", "service vote_vote created, replicated 2");
    for (int slot = 1; slot <= 12; slot++) {
      add(lines, 1_010, "task.created", "vote_vote." + slot, "created, desired running");
    }
    add(lines, 1_100, "task.assigned", "vote_vote.1", "assigned on worker-1");
    add(lines, 1_150, "task.preparing", "vote_vote.1", "preparing on worker-1");
    add(
        lines,
        1_200,
        "task.waiting",
        "vote_db.1",
        "pending: no suitable node (1 node not available)");
    add(lines, 2_900, "task.running", "vote_vote.1", "running on worker-1");
    add(lines, 240_000, "fault.crash", "worker-2", "crashed: power off");
    add(lines, 254_900, "node.down", "worker-2", "down: heartbeat failure");
    for (int round = 0; round < 9; round++) {
      long at = 300_000 + 6_000L * round;
      add(lines, at, "task.failed", "vote_worker.1", "failed on worker-3: task: non-zero exit (1)");
      add(
          lines,
          at + 5_000,
          "task.desired-running",
          "vote_worker.1",
          "restart delay over, may start on worker-3");
    }
    add(lines, 595_000, "fault.crash", "worker-1", "crashed: power off");
    return lines;
  }

  private static void add(
      List<TimelineEntry> lines, long ms, String code, String actor, String text) {
    lines.add(new TimelineEntry(ms * MILLISECOND, code, actor, text));
  }

  public static Histogram histogram(long... valuesNs) {
    Histogram histogram = new Histogram(3_600 * SECOND, 3);
    for (long valueNs : valuesNs) {
      histogram.recordValue(valueNs);
    }
    return histogram;
  }

  private static SortedMap<String, Long> counts(Object... causesAndCounts) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < causesAndCounts.length; i += 2) {
      counts.put((String) causesAndCounts[i], (Long) causesAndCounts[i + 1]);
    }
    return counts;
  }
}
