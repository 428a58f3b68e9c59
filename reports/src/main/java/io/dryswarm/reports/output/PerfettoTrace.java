package io.dryswarm.reports.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.Reign;
import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import io.dryswarm.models.result.RunHistory.UserSeries;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.TimelineEntry;
import io.dryswarm.reports.content.FaultBand;
import io.dryswarm.reports.content.TaskLanes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A run as a trace for ui.perfetto.dev and chrome://tracing, in the JSON form of Chrome's trace events.
 *
 * <p>Four groups of tracks: the tasks, one track for each slot, with their states as slices; the nodes, as they are and as the managers
 * know them; the control plane with its leaders; faults and commands. Requests are counters, one value for each bucket of time: one slice
 * for each request would make the file a hundred times larger.
 */
public final class PerfettoTrace {
  private static final int TASKS = 1;
  private static final int NODES = 2;
  private static final int CONTROL = 3;
  private static final int HAPPENINGS = 4;
  private static final int REQUESTS = 5;

  private final TraceEvents events;
  private final RunResult result;

  private PerfettoTrace(TraceEvents events, RunResult result) {
    this.events = events;
    this.result = result;
  }

  /**
   * Writes one JSON object and flushes; leaves the stream open.
   *
   * @throws IOException of the stream
   */
  public static void write(RunResult result, RunHistory history, OutputStream stream)
      throws IOException {
    try (JsonGenerator out = new JsonFactory()
        .createGenerator(stream)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeStringField("displayTimeUnit", "ms");
      out.writeArrayFieldStart("traceEvents");
      new PerfettoTrace(new TraceEvents(out), result).write(history);
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw('\n');
    }
  }

  private void write(RunHistory history) throws IOException {
    tasks(history);
    nodes(history.nodes());
    leaders(history.leaders());
    happenings();
    requests(history);
  }

  private void tasks(RunHistory history) throws IOException {
    events.process(TASKS, "tasks");
    List<TaskLanes.Lane> lanes = TaskLanes.of(history.tasks(), result.durationNs());
    for (int track = 0; track < lanes.size(); track++) {
      TaskLanes.Lane lane = lanes.get(track);
      events.track(
          TASKS,
          track + 1,
          lane.place() + (lane.lane() == 0 ? "" : " (" + (lane.lane() + 1) + ")"));
      for (TaskHistory task : lane.tasks()) {
        states(track + 1, task);
      }
    }
  }

  /** A slice lasts as long as the state, whatever else of the task changes meanwhile. */
  private void states(int track, TaskHistory task) throws IOException {
    List<TaskChange> changes = task.changes();
    for (int i = 0; i < changes.size(); ) {
      TaskChange change = changes.get(i);
      int next = i + 1;
      while (next < changes.size() && changes.get(next).observed().equals(change.observed())) {
        next++;
      }
      TaskChange last = changes.get(next - 1);
      String note = last.note().isEmpty() ? last.node() : last.node() + ": " + last.note();
      if (TaskLanes.hasEnded(change.observed())) {
        events.instant(TASKS, track, change.timeNs(), change.observed(), note);
        return;
      }
      long endNs = next < changes.size() ? changes.get(next).timeNs() : result.durationNs();
      events.slice(TASKS, track, change.timeNs(), endNs, change.observed(), note);
      i = next;
    }
  }

  private void nodes(List<NodeHistory> nodes) throws IOException {
    events.process(NODES, "nodes");
    int track = 0;
    for (NodeHistory node : nodes) {
      changes(++track, node.node(), node.machine());
      changes(++track, node.node() + " to the managers", node.status());
    }
  }

  private void changes(int track, String name, List<Change> changes) throws IOException {
    events.track(NODES, track, name);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      long endNs = i + 1 < changes.size() ? changes.get(i + 1).timeNs() : result.durationNs();
      events.slice(NODES, track, change.timeNs(), endNs, change.state(), change.note());
    }
  }

  private void leaders(List<Reign> reigns) throws IOException {
    events.process(CONTROL, "control plane");
    events.track(CONTROL, 1, "leader");
    for (Reign reign : reigns) {
      events.slice(
          CONTROL, 1, reign.startNs(), reign.endNs(), reign.node(), "term " + reign.term());
    }
  }

  private void happenings() throws IOException {
    events.process(HAPPENINGS, "faults and commands");
    List<FaultBand> bands = FaultBand.of(result);
    for (int i = 0; i < bands.size(); i++) {
      FaultBand band = bands.get(i);
      events.track(HAPPENINGS, i + 2, band.fault() + " " + band.where());
      events.slice(HAPPENINGS, i + 2, band.startNs(), band.endNs(), band.fault(), band.words());
    }
    events.track(HAPPENINGS, 1, "as they happen");
    for (TimelineEntry entry : result.timeline()) {
      if (entry.code().startsWith("fault.") || entry.code().startsWith("operation.")) {
        events.instant(HAPPENINGS, 1, entry.timeNs(), entry.actor(), entry.text());
      }
    }
  }

  private void requests(RunHistory history) throws IOException {
    events.process(REQUESTS, "requests");
    for (UserSeries users : history.users()) {
      for (int bucket = 0; bucket < history.grid().count(); bucket++) {
        long failed = 0;
        for (long[] counts : users.failed().values()) {
          failed += counts[bucket];
        }
        events.counter(
            REQUESTS, history.grid().startNs(bucket), users.users(), users.ok()[bucket], failed);
      }
    }
  }
}
