package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.share;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import io.dryswarm.reports.content.Section.WarmUp;
import java.util.List;
import java.util.stream.Stream;

/** What users saw. */
public final class RequestSections {
  /** Requests that failed of one cause. */
  public record ErrorRow(String users, String request, String cause, long count, long sent) {}

  /** How many requests, and what became of them. */
  public static final Section<RequestResult> REQUESTS = new Section<>(
          "requests",
          "Requests",
          "How many requests each group of users sent, and what became of them: "
              + "sent = ok + failed + unfinished.",
          Shape.TABLE,
          List.of(
              text("users", "USERS", "Group of users.", RequestResult::users),
              text("request", "REQUEST", "Kind of request.", RequestResult::request),
              count("sent", "SENT", "Requests sent.", RequestResult::sent),
              count("ok", "OK", "Answered in time, without error.", RequestResult::ok),
              count("failed", "FAILED", "Failed, all causes together.", RequestResult::failed),
              count(
                  "retried",
                  "RETRIED",
                  "Needed at least one retransmission of the first packet of a connection; "
                      + "they may have ended well.",
                  RequestResult::retried),
              count(
                  "tries",
                  "TRIES",
                  "Tries of all of them: more than sent where users try again after a failure.",
                  RequestResult::tries),
              count(
                  "unfinished",
                  "UNFINISHED",
                  "Still under way at the end of the run.",
                  RequestResult::unfinished)),
          report -> report.result().requests())
      .warmUp(WarmUp.EMPTY);

  /** How long successful requests took. */
  public static final Section<RequestResult> LATENCY = new Section<>(
          "latency",
          "Latency",
          "How long successful requests took, from the user's click to the last byte of the answer. "
              + "Arrivals do not wait for answers, so that slow phases count in full.",
          Shape.TABLE,
          Stream.concat(
                  Stream.<Column<RequestResult>>of(
                      text("users", "USERS", "Group of users.", RequestResult::users),
                      text("request", "REQUEST", "Kind of request.", RequestResult::request),
                      count(
                          "count",
                          "COUNT",
                          "Requests measured.",
                          row -> row.latency().getTotalCount())),
                  Quantiles.of("latency", RequestResult::latency))
              .toList(),
          report -> report.result().requests())
      .warmUp(WarmUp.EMPTY);

  /** Why requests failed. */
  public static final Section<ErrorRow> ERRORS = new Section<>(
          "errors",
          "Errors by cause",
          "Why requests failed.",
          Shape.TABLE,
          List.of(
              text("users", "USERS", "Group of users.", ErrorRow::users),
              text("request", "REQUEST", "Kind of request.", ErrorRow::request),
              text("cause", "CAUSE", "What the user saw.", ErrorRow::cause),
              count("count", "COUNT", "Requests that failed so.", ErrorRow::count),
              share(
                  "share",
                  "SHARE",
                  "Part of all requests of this kind that were sent.",
                  row -> row.sent() == 0 ? 0 : (double) row.count() / row.sent())),
          RequestSections::errors)
      .warmUp(WarmUp.EMPTY);

  private RequestSections() {}

  private static List<ErrorRow> errors(RunReport report) {
    return report.result().requests().stream()
        .flatMap(kind -> kind.errors().entrySet().stream()
            .filter(cause -> cause.getValue() > 0)
            .map(cause -> new ErrorRow(
                kind.users(), kind.request(), cause.getKey(), cause.getValue(), kind.sent())))
        .toList();
  }
}
