package io.dryswarm.reports.content;

import static io.dryswarm.reports.content.Column.count;
import static io.dryswarm.reports.content.Column.moment;
import static io.dryswarm.reports.content.Column.text;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.Reign;
import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import io.dryswarm.models.result.RunHistory.UpdateStep;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Section.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What happened to tasks, nodes and leaders, change by change; each is a file of its own. */
public final class Histories {
  /** A change of one task. */
  public record TaskRow(TaskHistory task, TaskChange change) {}

  /** A change of one node. */
  public record NodeRow(NodeHistory node, String what, Change change) {}

  /** All states of all tasks. */
  public static final Section<TaskRow> TASKS = new Section<>(
      "tasks",
      "Tasks, change by change",
      "Every committed change of a task that people can see.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", "When it was committed.", row -> row.change().timeNs()),
          text("task", "TASK", "As Docker prints it.", row -> row.task().name()),
          count(
              "number",
              "NUMBER",
              "Number of the task in this run.",
              row -> row.task().id()),
          text(
              "service",
              "SERVICE",
              "Full name of the service.",
              row -> row.task().service()),
          count(
              "slot",
              "SLOT",
              "Its slot; 0 for a global service.",
              row -> row.task().slot()),
          count(
              "specVersion",
              "SPEC",
              "Version of the service's specification that it was made from.",
              row -> row.task().specVersion()),
          text(
              "node",
              "NODE",
              "Its node; empty before it has one.",
              row -> row.change().node()),
          text(
              "observed",
              "STATE",
              "State, in Docker's words; `removed` once the store has it no more.",
              row -> row.change().observed()),
          text(
              "desired",
              "DESIRED STATE",
              "State that the managers want.",
              row -> row.change().desired()),
          text("note", "ERROR", "Error in Swarm's words.", row -> row.change().note())),
      report -> of(report, Histories::tasks));

  /** All states of all nodes. */
  public static final Section<NodeRow> NODES = new Section<>(
      "nodes",
      "Nodes, change by change",
      "What each node was, and what the managers took it for.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", "When.", row -> row.change().timeNs()),
          text("node", "NODE", "Its name.", row -> row.node().node()),
          text(
              "what",
              "WHAT",
              "`machine`: power and engine, as they are; `status`: as the managers know it; "
                  + "`availability`: as the user wants it.",
              NodeRow::what),
          text(
              "state",
              "STATE",
              "Of the machine `on`, `off`, `no engine` or `engine starts`; else in Docker's words.",
              row -> row.change().state()),
          text("note", "MESSAGE", "In Swarm's words.", row -> row.change().note())),
      report -> of(report, Histories::nodes));

  /** Who led when. */
  public static final Section<Reign> LEADERS = new Section<>(
      "leaders",
      "Leaders",
      "Who led the swarm when; between two of them nobody did.",
      Shape.TABLE,
      List.of(
          moment("startMs", "FROM", "When its components began.", Reign::startNs),
          moment("endMs", "TO", "When they ended, or the end of the run.", Reign::endNs),
          text("node", "NODE", "The manager.", Reign::node),
          count("term", "TERM", "Raft's term.", Reign::term)),
      report -> of(report, RunHistory::leaders));

  /** States of updates. */
  public static final Section<UpdateStep> UPDATES = new Section<>(
      "updates",
      "Updates, state by state",
      "States that updates of services reached.",
      Shape.TABLE,
      List.of(
          moment("timeMs", "TIME", "When.", UpdateStep::timeNs),
          text("service", "SERVICE", "Full name of the service.", UpdateStep::service),
          text("state", "STATE", "In the words of Docker's API.", UpdateStep::state),
          text("message", "MESSAGE", "In Swarm's words.", UpdateStep::message)),
      report -> of(report, RunHistory::updates));

  /** When what was broken. */
  public static final Section<FaultBand> FAULTS = new Section<>(
      "fault-bands",
      "Faults, from beginning to end",
      "When what was broken; charts show these as bands.",
      Shape.TABLE,
      List.of(
          moment("startMs", "FROM", "When it broke.", FaultBand::startNs),
          moment(
              "endMs", "TO", "When it was whole again, or the end of the run.", FaultBand::endNs),
          text("fault", "FAULT", "Kind of fault, as scenarios call it.", FaultBand::fault),
          text("where", "WHERE", "A node, or `network`.", FaultBand::where),
          text("words", "WORDS", "As the timeline has it.", FaultBand::words)),
      report -> FaultBand.of(report.result()));

  private Histories() {}

  /** Rows of a history; none if nobody kept it. */
  static <R> List<R> of(RunReport report, Function<RunHistory, List<R>> rows) {
    return report.history() == null ? List.of() : rows.apply(report.history());
  }

  private static List<TaskRow> tasks(RunHistory history) {
    List<TaskRow> rows = new ArrayList<>();
    for (TaskHistory task : history.tasks()) {
      task.changes().forEach(change -> rows.add(new TaskRow(task, change)));
    }
    return rows;
  }

  private static List<NodeRow> nodes(RunHistory history) {
    List<NodeRow> rows = new ArrayList<>();
    for (NodeHistory node : history.nodes()) {
      node.machine().forEach(change -> rows.add(new NodeRow(node, "machine", change)));
      node.status().forEach(change -> rows.add(new NodeRow(node, "status", change)));
      node.availability().forEach(change -> rows.add(new NodeRow(node, "availability", change)));
    }
    return rows;
  }
}
