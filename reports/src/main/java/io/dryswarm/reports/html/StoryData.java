package io.dryswarm.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.Change;
import io.dryswarm.models.result.RunHistory.NodeHistory;
import io.dryswarm.models.result.RunHistory.Reign;
import io.dryswarm.models.result.RunHistory.TaskChange;
import io.dryswarm.models.result.RunHistory.TaskHistory;
import io.dryswarm.models.result.RunHistory.UpdateStep;
import io.dryswarm.reports.content.TaskLanes;
import java.io.IOException;
import java.util.List;

/** What happened to nodes, tasks, leaders and updates, change by change. */
final class StoryData {
  private final PageJson out;
  private final JsonGenerator json;

  StoryData(PageJson out) {
    this.out = out;
    this.json = out.json();
  }

  void write(RunHistory history) throws IOException {
    json.writeArrayFieldStart("nodes");
    for (NodeHistory node : history.nodes()) {
      node(node);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lanes");
    for (TaskLanes.Lane lane : TaskLanes.of(history.tasks(), history.grid().endNs())) {
      lane(lane);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("leaders");
    for (Reign reign : history.leaders()) {
      json.writeStartArray();
      out.ms(reign.startNs());
      out.ms(reign.endNs());
      json.writeString(reign.node());
      json.writeNumber(reign.term());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("updates");
    for (UpdateStep step : history.updates()) {
      json.writeStartArray();
      out.ms(step.timeNs());
      json.writeString(step.service());
      json.writeString(step.state());
      json.writeString(step.message());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void node(NodeHistory node) throws IOException {
    out.begin();
    json.writeStringField("name", node.node());
    json.writeBooleanField("manager", node.manager());
    json.writeNumberField("cores", node.cores());
    changes("machine", node.machine());
    changes("status", node.status());
    changes("availability", node.availability());
    out.numbers("used", node.coresUsed());
    out.end();
  }

  private void changes(String name, List<Change> changes) throws IOException {
    json.writeArrayFieldStart(name);
    for (Change change : changes) {
      json.writeStartArray();
      out.ms(change.timeNs());
      json.writeString(change.state());
      json.writeString(change.note());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void lane(TaskLanes.Lane lane) throws IOException {
    out.begin();
    json.writeStringField("place", lane.place());
    json.writeNumberField("lane", lane.lane());
    json.writeStringField("service", lane.tasks().get(0).service());
    json.writeArrayFieldStart("tasks");
    for (TaskHistory task : lane.tasks()) {
      out.begin();
      json.writeNumberField("id", task.id());
      json.writeNumberField("spec", task.specVersion());
      json.writeArrayFieldStart("changes");
      for (TaskChange change : task.changes()) {
        json.writeStartArray();
        out.ms(change.timeNs());
        json.writeString(change.observed());
        json.writeString(change.desired());
        json.writeString(change.node());
        json.writeString(change.note());
        json.writeEndArray();
      }
      json.writeEndArray();
      out.end();
    }
    json.writeEndArray();
    out.end();
  }
}
