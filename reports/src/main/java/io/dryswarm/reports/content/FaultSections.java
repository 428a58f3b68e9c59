package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.duration;
import static io.dryswarm.reports.content.Column.moment;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import java.util.List;

/** What faults did, and how the swarm came back. */
public final class FaultSections {
  /** Requests that failed of one cause while the swarm recovered from a fault. */
  public record ErrorRow(FaultResult fault, String cause, long count) {}

  /** Something to know about a fault, in plain words. */
  public record NoteRow(FaultResult fault, String note) {}

  /** Rerouting, fault by fault. */
  public static final Section<FaultResult> FAULTS = new Section<>(
      "faults",
      "Rerouting after faults",
      "How the swarm came back from each fault. Durations count from the fault; "
          + "a missing one was not reached in this run.",
      Shape.TABLE,
      List.of(
          text("fault", "FAULT", "The fault in words.", FaultResult::fault),
          text("node", "NODE", "The node it struck.", FaultResult::node),
          moment("atMs", "AT", "When it struck.", FaultResult::atNs),
          count("tasksLost", "TASKS LOST", "Tasks that ran there.", FaultResult::tasksLost),
          duration(
              "gossipMs",
              "GOSSIP DROPS IT",
              "Until the first other node dropped its back ends.",
              FaultResult::gossipNs),
          duration(
              "downMs",
              "MARKED DOWN",
              "Until the managers marked it down.",
              FaultResult::detectedNs),
          duration(
              "rescheduledMs",
              "ALL PLACED",
              "Until the last replacement task was assigned to a node.",
              FaultResult::rescheduledNs),
          duration(
              "firstHealthyMs",
              "FIRST HEALTHY",
              "Until the first replacement served again.",
              FaultResult::firstHealthyNs),
          duration(
              "fullCapacityMs",
              "FULL CAPACITY",
              "Until every replicated service had all its replicas again; what global services had on a lost node is not replaced.",
              FaultResult::fullCapacityNs),
          count(
              "failed",
              "REQUESTS FAILED",
              "Requests that failed between the fault and full capacity.",
              fault -> fault.failedByCause().values().stream()
                  .mapToLong(Long::longValue)
                  .sum()),
          count(
              "retried",
              "REQUESTS RETRIED",
              "Requests in that time that needed a retransmission of their first packet.",
              FaultResult::retried)),
      report -> report.result().faults());

  /** Why requests failed while the swarm recovered. */
  public static final Section<ErrorRow> ERRORS = new Section<>(
      "faultErrors",
      "Requests failed during recovery",
      "Why requests failed between a fault and full capacity.",
      Shape.TABLE,
      List.of(
          text("fault", "FAULT", "The fault in words.", row -> row.fault().fault()),
          moment("atMs", "AT", "When it struck.", row -> row.fault().atNs()),
          text("cause", "CAUSE", "What the user saw.", ErrorRow::cause),
          count("count", "COUNT", "Requests that failed so.", ErrorRow::count)),
      FaultSections::errors);

  /** What faults did to data. */
  public static final Section<NoteRow> NOTES = new Section<>(
      "faultNotes",
      "What the faults did",
      "What a fault did beyond lost capacity, above all to data.",
      Shape.TABLE,
      List.of(
          text("fault", "FAULT", "The fault in words.", row -> row.fault().fault()),
          moment("atMs", "AT", "When it struck.", row -> row.fault().atNs()),
          text("note", "NOTE", "What happened, in plain words.", NoteRow::note)),
      FaultSections::notes);

  private FaultSections() {}

  private static List<ErrorRow> errors(RunReport report) {
    return report.result().faults().stream()
        .flatMap(fault -> fault.failedByCause().entrySet().stream()
            .filter(cause -> cause.getValue() > 0)
            .map(cause -> new ErrorRow(fault, cause.getKey(), cause.getValue())))
        .toList();
  }

  private static List<NoteRow> notes(RunReport report) {
    return report.result().faults().stream()
        .flatMap(fault -> fault.notes().stream().map(note -> new NoteRow(fault, note)))
        .toList();
  }
}
