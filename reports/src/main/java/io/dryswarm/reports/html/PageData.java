package io.dryswarm.reports.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Column;
import io.dryswarm.reports.content.FaultBand;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import io.dryswarm.reports.json.CellJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The numbers of the page as one JSON object: the sections of the report as they are everywhere else, and the history of the run. Times
 * are milliseconds, exact to a microsecond.
 */
final class PageData {
  private final RunReport report;
  private final RunHistory history;
  private final PageJson out;

  private PageData(RunReport report, RunHistory history, PageJson out) {
    this.report = report;
    this.history = history;
    this.out = out;
  }

  /** Writes ASCII without {@code <}, {@code >} and {@code &}, so that it can stand in a script element. */
  static void write(RunReport report, RunHistory history, OutputStream stream) throws IOException {
    JsonFactory json = new JsonFactory();
    json.setCharacterEscapes(new MarkupEscapes());
    try (JsonGenerator out =
        json.createGenerator(stream).enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())) {
      new PageData(report, history, new PageJson(out)).write();
    }
  }

  private void write() throws IOException {
    out.begin();
    run();
    out.json().writeObjectFieldStart("sections");
    for (Section<?> section : Sections.ALL) {
      section(section);
    }
    out.end();
    new CurveData(out).write(report.result());
    new SeriesData(out).write(history);
    new StoryData(out).write(history);
    faults(report.result());
    out.texts("omitted", history.omitted());
    out.json().writeArrayFieldStart("differences");
    for (List<String> row : Differences.rows()) {
      out.row(row);
    }
    out.json().writeEndArray();
    out.end();
  }

  private void run() throws IOException {
    JsonGenerator json = out.json();
    json.writeStringField("repeat", report.result().run().replayCommand());
    json.writeBooleanField("passed", report.passed());
    out.ms("durationMs", report.result().durationNs());
    out.ms("warmUpMs", history.warmUpNs());
    out.ms("widthMs", history.grid().widthNs());
    json.writeNumberField("buckets", history.grid().count());
  }

  private <R> void section(Section<R> section) throws IOException {
    JsonGenerator json = out.json();
    json.writeObjectFieldStart(section.name());
    json.writeStringField("heading", section.heading());
    json.writeStringField("meaning", section.meaning());
    json.writeArrayFieldStart("columns");
    for (Column<R> column : section.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("title", column.title());
      json.writeStringField("kind", column.kind().name());
      json.writeStringField("meaning", column.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (R row : section.rowsOf(report)) {
      json.writeStartArray();
      for (Column<R> column : section.columns()) {
        CellJson.write(json, column.cell(row));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void faults(RunResult result) throws IOException {
    JsonGenerator json = out.json();
    json.writeArrayFieldStart("bands");
    for (FaultBand band : FaultBand.of(result)) {
      json.writeStartArray();
      out.ms(band.startNs());
      out.ms(band.endNs());
      json.writeString(band.fault());
      json.writeString(band.where());
      json.writeString(band.words());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("recovered");
    for (FaultResult fault : result.faults()) {
      if (fault.fullCapacityNs() != RunResult.NOT_SEEN) {
        json.writeStartArray();
        out.ms(fault.atNs() + fault.fullCapacityNs());
        json.writeString(fault.fault());
        json.writeEndArray();
      }
    }
    json.writeEndArray();
  }
}
