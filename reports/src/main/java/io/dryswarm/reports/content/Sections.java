package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.duration;
import static io.dryswarm.reports.content.Column.moment;
import static io.dryswarm.reports.content.Column.number;
import static io.dryswarm.reports.content.Column.share;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.core.Digest;
import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.Verdict;
import io.dryswarm.reports.content.Section.Shape;
import io.dryswarm.reports.content.Section.WarmUp;
import java.util.List;
import java.util.stream.Stream;

/** All sections of a report of one run, in their order. */
public final class Sections {
  /** What was run. */
  public static final Section<RunReport> RUN = new Section<>(
          "run",
          "Run",
          "What was run. Scenario, seed and version together determine everything else.",
          Shape.CARD,
          List.of(
              text(
                  "scenario",
                  "SCENARIO",
                  "Name of the scenario.",
                  r -> r.result().run().scenario()),
              count(
                  "seed",
                  "SEED",
                  "Root of all random streams.",
                  r -> r.result().run().seed()),
              text("version", "VERSION", "Version of DrySwarm.", RunReport::version),
              text(
                  "engine",
                  "ENGINE",
                  "Docker Engine whose behaviour is modelled.",
                  RunReport::engine),
              count("managers", "MANAGERS", "Manager nodes.", r -> r.result().managers()),
              count("workers", "WORKERS", "Worker nodes.", r -> r.result().workers()),
              duration(
                  "durationMs",
                  "DURATION",
                  "Virtual time that the run covers.",
                  r -> r.result().durationNs())),
          List::of)
      .warmUp(WarmUp.NONE);

  /** What happened, in order. */
  public static final Section<TimelineEntry> TIMELINE = new Section<>(
      "timeline",
      "Timeline",
      "What happened, in order. The text report leaves out passing states of tasks and folds "
          + "repetitions, and says so; JSON and `-v` have every entry.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", "When.", TimelineEntry::timeNs),
          text("code", "CODE", "Kind of the entry, a stable dotted name.", TimelineEntry::code),
          text("actor", "WHO", "A node, a task or `swarm`.", TimelineEntry::actor),
          text("text", "WHAT", "What happened, in Swarm's words.", TimelineEntry::text)),
      report -> report.result().timeline());

  /** Load of the services. */
  public static final Section<ServiceResult> SERVICES = new Section<>(
          "services",
          "Services",
          "Load of each service from the first users on, all its tasks together.",
          Shape.TABLE,
          List.of(
              text("service", "SERVICE", "Full name of the service.", ServiceResult::service),
              count(
                  "served",
                  "SERVED",
                  "Requests served; for a program that polls, rounds that found work.",
                  ServiceResult::served),
              share(
                  "utilisation",
                  "UTILISATION",
                  "Mean share of its workers in use; for a program that polls, share of rounds that "
                      + "found work.",
                  ServiceResult::utilisation),
              number(
                  "meanQueue",
                  "QUEUE",
                  "Mean number of connections waiting for a worker.",
                  ServiceResult::meanQueue),
              count(
                  "maxQueue",
                  "LONGEST QUEUE",
                  "Largest number waiting at one task at any time.",
                  ServiceResult::maxQueue),
              count(
                  "restarts",
                  "RESTARTS",
                  "Tasks started beyond the first of each slot.",
                  ServiceResult::restarts)),
          report -> report.result().services())
      .warmUp(WarmUp.LEFT_OUT);

  /** What became of the services' tasks. */
  public static final Section<TaskResult> TASKS = new Section<>(
      "tasks",
      "Tasks",
      "What became of the tasks of each service.",
      Shape.TABLE,
      List.of(
          text("service", "SERVICE", "Full name of the service.", TaskResult::service),
          count(
              "running",
              "RUNNING",
              "Tasks that run at the end and are meant to.",
              TaskResult::running),
          count(
              "pending", "PENDING", "Tasks that wait for a node at the end.", TaskResult::pending),
          count(
              "failed",
              "FAILED",
              "Tasks that failed or were rejected, of all there ever were.",
              TaskResult::failed),
          count(
              "completed",
              "COMPLETED",
              "Tasks that ended with exit code 0, of all there ever were.",
              TaskResult::completed),
          text(
              "updates",
              "UPDATES",
              "States that updates of the service went through, in the words of Docker's API.",
              tasks -> String.join(", ", tasks.updates()))),
      report -> report.result().tasks());

  /** Raft and the managers. */
  public static final Section<ControlPlaneResult> CONTROL_PLANE = new Section<>(
      "controlPlane",
      "Control plane",
      "Raft among the managers.",
      Shape.CARD,
      Stream.concat(
              Stream.<Column<ControlPlaneResult>>of(
                  count(
                      "elections",
                      "ELECTIONS",
                      "Leaders elected after the first.",
                      ControlPlaneResult::elections),
                  duration(
                      "leaderlessMs",
                      "LEADERLESS",
                      "Time without a leader.",
                      ControlPlaneResult::leaderlessNs),
                  count(
                      "commits", "COMMITS", "Log entries committed.", ControlPlaneResult::commits)),
              Quantiles.named(
                  "commit",
                  "COMMIT ",
                  "proposal until applied on the leader",
                  ControlPlaneResult::commitLatency))
          .toList(),
      report -> List.of(report.result().controlPlane()));

  /** What stands out. */
  public static final Section<String> FINDINGS = new Section<>(
      "findings",
      "Findings",
      "What stands out, in plain words: tasks that wait in vain, the bottleneck, what happened to data.",
      Shape.LINES,
      List.of(text("finding", "FINDING", "One observation.", finding -> finding)),
      report -> report.result().findings());

  /** Whether expectations held. */
  public static final Section<Verdict> VERDICTS = new Section<>(
          "verdicts",
          "Expectations",
          "Whether each line of `expect:` held.",
          Shape.TABLE,
          List.of(
              Column.truth("holds", "HOLDS", "Whether the expectation held.", Verdict::holds),
              text(
                  "expectation",
                  "EXPECTATION",
                  "The expectation as the scenario writes it.",
                  Verdict::expectation),
              text(
                  "actual",
                  "ACTUAL",
                  "What was measured, in words, or why nothing was.",
                  Verdict::actual),
              Column.quantity("value", "VALUE", "What was measured, as a number.", Verdict::value),
              text(
                  "unit",
                  "UNIT",
                  "Unit of the value: `ms`, `count` or `share`; empty if there is no number.",
                  verdict -> unit(verdict.value())),
              Column.quantity(
                  "margin",
                  "MARGIN",
                  "Distance to the limit as a share of it; negative if it was missed.",
                  Verdict::margin)),
          RunReport::verdicts)
      .warmUp(WarmUp.NONE);

  /** What equal runs have in common. */
  public static final Section<RunReport> DIGESTS = new Section<>(
          "digests",
          "Digests",
          "Equal for equal scenario, seed and version, on every machine and JDK.",
          Shape.CARD,
          List.of(
              count("events", "EVENTS", "Events executed.", r -> r.result().events()),
              text(
                  "eventDigest",
                  "EVENT DIGEST",
                  "Rolling 64-bit hash over every event, hexadecimal.",
                  r -> Digest.hex(r.result().eventDigest())),
              text(
                  "resultDigest",
                  "RESULT DIGEST",
                  "64-bit hash over the results only, hexadecimal.",
                  r -> Digest.hex(r.result().resultDigest()))),
          List::of)
      .warmUp(WarmUp.NONE);

  /** Every section, in the order of the report. */
  public static final List<Section<?>> ALL = List.of(
      RUN,
      TIMELINE,
      RequestSections.REQUESTS,
      RequestSections.LATENCY,
      RequestSections.ERRORS,
      FaultSections.FAULTS,
      FaultSections.ERRORS,
      FaultSections.NOTES,
      ItemSections.ITEMS,
      ItemSections.FATES,
      ItemSections.LATENCY,
      SERVICES,
      TASKS,
      SecretSections.SECRETS,
      SecretSections.FILES,
      FINDINGS,
      CONTROL_PLANE,
      VERDICTS,
      DIGESTS);

  private Sections() {}

  private static String unit(Cell cell) {
    if (cell instanceof Cell.Duration || cell instanceof Cell.Moment) {
      return "ms";
    }
    if (cell instanceof Cell.Share) {
      return "share";
    }
    return cell instanceof Cell.Count || cell instanceof Cell.Number ? "count" : "";
  }
}
