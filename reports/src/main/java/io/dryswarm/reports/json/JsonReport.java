package io.dryswarm.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.dryswarm.reports.RunReport;
import io.dryswarm.reports.content.Column;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the report of one run as one JSON object. */
public final class JsonReport {
  /** Rises when programs that read the report must change. */
  public static final int SCHEMA_VERSION = 1;

  private final RunReport report;
  private final JsonGenerator out;

  private JsonReport(RunReport report, JsonGenerator out) {
    this.report = report;
    this.out = out;
  }

  /**
   * Writes UTF-8 and a final {@code \n}; flushes and leaves the stream open.
   *
   * @throws IOException of the stream
   */
  public static void write(RunReport report, OutputStream stream) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator out = new JsonFactory()
        .createGenerator(stream)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature())
        .setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))) {
      new JsonReport(report, out).write();
      out.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    out.writeStartObject();
    out.writeNumberField("schemaVersion", SCHEMA_VERSION);
    for (Section<?> section : Sections.ALL) {
      out.writeFieldName(section.name());
      write(section);
    }
    out.writeEndObject();
  }

  private <R> void write(Section<R> section) throws IOException {
    switch (section.shape()) {
      case CARD -> writeObject(section, section.rowsOf(report).get(0));
      case LINES -> {
        out.writeStartArray();
        for (R row : section.rowsOf(report)) {
          CellJson.write(out, section.columns().get(0).cell(row));
        }
        out.writeEndArray();
      }
      case TABLE -> {
        out.writeStartArray();
        for (R row : section.rowsOf(report)) {
          writeObject(section, row);
        }
        out.writeEndArray();
      }
    }
  }

  private <R> void writeObject(Section<R> section, R row) throws IOException {
    out.writeStartObject();
    for (Column<R> column : section.columns()) {
      out.writeFieldName(column.name());
      CellJson.write(out, column.cell(row));
    }
    out.writeEndObject();
  }
}
