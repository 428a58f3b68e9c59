package io.dryswarm.reports;

import static io.dryswarm.core.Time.MILLISECOND;
import static io.dryswarm.core.Time.SECOND;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.Reign;
import io.dryswarm.models.result.RunHistory.ServiceSeries;
import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import io.dryswarm.models.result.RunHistory.TrafficSeries;
import io.dryswarm.models.result.RunHistory.UpdateStep;
import io.dryswarm.models.result.RunHistory.UserSeries;
import io.dryswarm.models.result.TimeGrid;
import java.util.List;
import java.util.TreeMap;

/** A history made by hand: three seconds, a slot whose old task outlives the beginning of the new one, and names that look like markup. */
public final class HistoryFixture {
  /** As a user might call a group, out of curiosity. */
  public static final String NASTY = "</script><b>\"voters\", all & some</b>";

  private HistoryFixture() {}

  /** The voting app of {@link Fixture}, with a history. */
  public static RunReport recorded() {
    RunReport plain = Fixture.voting();
    return new RunReport(
        plain.version(), plain.engine(), plain.result(), plain.verdicts(), history());
  }

  public static RunHistory history() {
    TreeMap<String, long[]> failed = new TreeMap<>();
    failed.put("connection refused", new long[] {0, 2, 0});
    failed.put("read time-out", new long[] {0, 1, 0});
    return new RunHistory(
        TimeGrid.of(2_500 * MILLISECOND),
        SECOND,
        nodes(),
        tasks(),
        List.of(
            new Reign(0, SECOND, "manager-1", 1),
            new Reign(1_500 * MILLISECOND, 2_500 * MILLISECOND, "manager-2", 2)),
        List.of(
            new UpdateStep(SECOND, "vote_vote", "updating", "update in progress"),
            new UpdateStep(2 * SECOND, "vote_vote", "completed", "update completed")),
        List.of(new UserSeries(
            NASTY,
            new long[] {10, 8, 5},
            failed,
            new long[] {2_000_000, -1, 2_100_000},
            new long[] {3_000_000, -1, 3_100_000},
            new long[] {4_000_000, -1, 4_100_000})),
        List.of(new ServiceSeries(
            "vote_vote",
            new long[] {10, 11, 5},
            new double[] {0.25, 1.0 / 3, 0},
            new double[] {4, 4, 2},
            new double[] {0, 0.5, 0})),
        List.of(new TrafficSeries(NASTY, true, "vote_vote", new long[] {10, 0, 5})),
        List.of());
  }

  private static List<NodeHistory> nodes() {
    return List.of(
        new NodeHistory(
            "manager-1",
            true,
            4,
            List.of(new Change(0, "on", ""), new Change(SECOND, "off", "")),
            List.of(
                new Change(0, "ready", ""), new Change(2 * SECOND, "down", "heartbeat failure")),
            List.of(new Change(0, "active", "")),
            new double[] {1, 0, 0}),
        new NodeHistory(
            "manager-2",
            true,
            4,
            List.of(new Change(0, "on", "")),
            List.of(new Change(0, "ready", "")),
            List.of(new Change(0, "active", "")),
            new double[] {0.5, 0.125, 2}));
  }

  private static List<TaskHistory> tasks() {
    return List.of(
        new TaskHistory(
            7,
            "vote_vote.1",
            "vote_vote",
            1,
            0,
            List.of(
                change(100, "new", "running", ""),
                change(200, "assigned", "running", "manager-1"),
                change(300, "running", "running", "manager-1"),
                change(1_000, "running", "shutdown", "manager-1"),
                new TaskChange(
                    1_800 * MILLISECOND,
                    "failed",
                    "shutdown",
                    "manager-1",
                    "task: non-zero exit, \"137\""))),
        new TaskHistory(
            8,
            "vote_vote.1",
            "vote_vote",
            1,
            3,
            List.of(
                change(1_000, "pending", "running", ""),
                change(1_200, "running", "running", "manager-2"))),
        new TaskHistory(
            9, "vote_vote.1", "vote_vote", 1, 3, List.of(change(1_900, "pending", "running", ""))));
  }

  private static TaskChange change(long ms, String observed, String desired, String node) {
    return new TaskChange(ms * MILLISECOND, observed, desired, node, "");
  }
}
