package io.dryswarm.reports.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dryswarm.reports.json.Decimals;
import java.io.IOException;

/** Chrome's trace events, one call each. Their times are microseconds. */
final class TraceEvents {
  private static final int MICROSECONDS_PER_MILLISECOND = 1000;

  private final JsonGenerator out;

  TraceEvents(JsonGenerator out) {
    this.out = out;
  }

  /** A group of tracks, shown in the order of their numbers. */
  void process(int process, String name) throws IOException {
    metadata("process_name", process, 0, name);
    out.writeStartObject();
    out.writeStringField("ph", "M");
    out.writeStringField("name", "process_sort_index");
    out.writeNumberField("pid", process);
    out.writeObjectFieldStart("args");
    out.writeNumberField("sort_index", process);
    out.writeEndObject();
    out.writeEndObject();
  }

  void track(int process, int track, String name) throws IOException {
    metadata("thread_name", process, track, name);
  }

  private void metadata(String what, int process, int track, String name) throws IOException {
    out.writeStartObject();
    out.writeStringField("ph", "M");
    out.writeStringField("name", what);
    out.writeNumberField("pid", process);
    out.writeNumberField("tid", track);
    out.writeObjectFieldStart("args");
    out.writeStringField("name", name);
    out.writeEndObject();
    out.writeEndObject();
  }

  void slice(int process, int track, long startNs, long endNs, String name, String note)
      throws IOException {
    begin("X", process, track, startNs, name);
    out.writeFieldName("dur");
    microseconds(endNs - startNs);
    end(note);
  }

  void instant(int process, int track, long timeNs, String name, String note) throws IOException {
    begin("i", process, track, timeNs, name);
    out.writeStringField("s", "t");
    end(note);
  }

  void counter(int process, long timeNs, String name, long ok, long failed) throws IOException {
    begin("C", process, 0, timeNs, name);
    out.writeObjectFieldStart("args");
    out.writeNumberField("ok", ok);
    out.writeNumberField("failed", failed);
    out.writeEndObject();
    out.writeEndObject();
  }

  private void begin(String phase, int process, int track, long timeNs, String name)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("ph", phase);
    out.writeStringField("name", name);
    out.writeNumberField("pid", process);
    out.writeNumberField("tid", track);
    out.writeFieldName("ts");
    microseconds(timeNs);
  }

  private void end(String note) throws IOException {
    if (!note.isEmpty()) {
      out.writeObjectFieldStart("args");
      out.writeStringField("note", note);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void microseconds(long ns) throws IOException {
    out.writeNumber(Decimals.milliseconds(ns * MICROSECONDS_PER_MILLISECOND));
  }
}
