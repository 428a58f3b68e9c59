package io.dryswarm.reports.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.dryswarm.reports.output.TraceFileSink.TraceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line: {@code {"timeNs":..,"code":"..","entity":..,"a":..,"b":..,"text":".."}}. */
final class TraceLines implements Closeable {
  private final JsonGenerator out;

  TraceLines(OutputStream stream) throws IOException {
    this.out = new JsonFactory().createGenerator(stream);
    out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void write(TraceRecord next) throws IOException {
    out.writeStartObject();
    out.writeNumberField("timeNs", next.timeNs());
    out.writeStringField("code", next.code().name());
    if (next.entity() >= 0) {
      out.writeNumberField("entity", next.entity());
    }
    out.writeNumberField("a", next.a());
    out.writeNumberField("b", next.b());
    if (!next.text().isEmpty()) {
      out.writeStringField("text", next.text());
    }
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    if (out.getOutputContext().getEntryCount() > 0) {
      out.writeRaw('\n');
    }
    out.close();
  }
}
