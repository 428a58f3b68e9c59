package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.duration;
import static io.dryswarm.reports.content.Column.moment;
import static io.dryswarm.reports.content.Column.number;
import static io.dryswarm.reports.content.Column.share;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.ServiceSeries;
import io.dryswarm.models.result.RunHistory.TrafficSeries;
import io.dryswarm.models.result.RunHistory.UserSeries;
import io.dryswarm.models.result.TimeGrid;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Series over time: one row for each bucket of the run's time and each thing that was watched; each is a file of its own. */
public final class Series {
  private static final String BUCKET = "Beginning of the bucket of time.";

  /** One thing in one bucket. */
  public record Row<T>(TimeGrid grid, int bucket, T of) {
    long timeNs() {
      return grid.startNs(bucket);
    }
  }

  /** Failures of one cause. */
  public record Failures(String users, String cause, long[] counts) {}

  /** Requests of users. */
  public static final Section<Row<UserSeries>> USERS = new Section<>(
      "series-users",
      "Requests over time",
      "Requests of each group of users. Counts stand where a request ended, latencies where it began: "
          + "what an outage did to a request shows when the outage began. Quantiles are exact to 1.6 %.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", BUCKET, Row::timeNs),
          text("users", "USERS", "Group of users.", row -> row.of().users()),
          count("ok", "OK", "Requests that ended well in it.", row -> row.of().ok()[row.bucket()]),
          count("failed", "FAILED", "Requests that failed in it.", Series::failed),
          duration(
              "p50Ms",
              "P50",
              "Median latency of those that began in it and ended well.",
              row -> row.of().p50Ns()[row.bucket()]),
          duration("p95Ms", "P95", "95 % are not longer.", row -> row.of().p95Ns()[row.bucket()]),
          duration("p99Ms", "P99", "99 % are not longer.", row -> row.of().p99Ns()[row.bucket()])),
      report -> rows(report, RunHistory::users));

  /** Failures of users' requests. */
  public static final Section<Row<Failures>> ERRORS = new Section<>(
      "series-errors",
      "Errors over time",
      "Why requests failed when; buckets without a failure are left out.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", BUCKET, Row::timeNs),
          text("users", "USERS", "Group of users.", row -> row.of().users()),
          text("cause", "CAUSE", "What the user saw.", row -> row.of().cause()),
          count(
              "count",
              "COUNT",
              "Requests that failed so.",
              row -> row.of().counts()[row.bucket()])),
      report -> rows(report, Series::failures).stream()
          .filter(row -> row.of().counts()[row.bucket()] > 0)
          .toList());

  /** Load of services. */
  public static final Section<Row<ServiceSeries>> SERVICES = new Section<>(
      "series-services",
      "Services over time",
      "Load of each service, all its tasks together.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", BUCKET, Row::timeNs),
          text(
              "service", "SERVICE", "Full name of the service.", row -> row.of().service()),
          count(
              "served",
              "SERVED",
              "Requests served, and rounds of a program's loop that found work.",
              row -> row.of().served()[row.bucket()]),
          number(
              "busy",
              "BUSY",
              "Mean number of workers in use.",
              row -> row.of().busy()[row.bucket()]),
          number(
              "workers",
              "WORKERS",
              "Mean number of workers.",
              row -> row.of().workers()[row.bucket()]),
          number(
              "waiting",
              "WAITING",
              "Mean number of connections that wait for a worker.",
              row -> row.of().waiting()[row.bucket()])),
      report -> rows(report, RunHistory::services));

  /** Use of nodes. */
  public static final Section<Row<NodeHistory>> NODES = new Section<>(
      "series-nodes",
      "Nodes over time",
      "Processors of each node.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", BUCKET, Row::timeNs),
          text("node", "NODE", "Its name.", row -> row.of().node()),
          number(
              "coresUsed",
              "CORES",
              "Mean number of cores in use.",
              row -> row.of().coresUsed()[row.bucket()]),
          share(
              "cpu",
              "CPU",
              "Mean share of the node's cores in use.",
              row -> row.of().coresUsed()[row.bucket()] / row.of().cores())),
      report -> rows(
          report,
          history -> history.nodes().stream()
              .filter(node -> node.coresUsed().length > 0)
              .toList()));

  /** Requests between services. */
  public static final Section<Row<TrafficSeries>> TRAFFIC = new Section<>(
      "series-traffic",
      "Traffic over time",
      "Requests that reached a program, by who sent them; buckets without any are left out, and so are health probes.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", BUCKET, Row::timeNs),
          text("from", "FROM", "Group of users, or service.", row -> row.of().from()),
          text("to", "TO", "Service.", row -> row.of().to()),
          count(
              "requests",
              "REQUESTS",
              "That arrived in it.",
              row -> row.of().requests()[row.bucket()])),
      report -> rows(report, RunHistory::traffic).stream()
          .filter(row -> row.of().requests()[row.bucket()] > 0)
          .toList());

  private Series() {}

  private static <T> List<Row<T>> rows(RunReport report, Function<RunHistory, List<T>> things) {
    return Histories.of(report, history -> cross(history.grid(), things.apply(history)));
  }

  private static <T> List<Row<T>> cross(TimeGrid grid, List<T> things) {
    List<Row<T>> rows = new ArrayList<>();
    for (int bucket = 0; bucket < grid.count(); bucket++) {
      for (T thing : things) {
        rows.add(new Row<>(grid, bucket, thing));
      }
    }
    return rows;
  }

  private static long failed(Row<UserSeries> row) {
    return row.of().failed().values().stream()
        .mapToLong(counts -> counts[row.bucket()])
        .sum();
  }

  private static List<Failures> failures(RunHistory history) {
    List<Failures> all = new ArrayList<>();
    for (UserSeries users : history.users()) {
      users
          .failed()
          .forEach((cause, counts) -> all.add(new Failures(users.users(), cause, counts)));
    }
    return all;
  }
}
