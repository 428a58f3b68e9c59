package io.dryswarm.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dryswarm.reports.json.Decimals;
import java.io.IOException;
import java.util.List;

/** Writes what the page's JSON holds again and again: times in milliseconds, rows of numbers. */
final class PageJson {
  private static final long MICROSECOND_NS = 1000;
  private static final double THOUSAND = 1000;

  private final JsonGenerator json;

  PageJson(JsonGenerator json) {
    this.json = json;
  }

  JsonGenerator json() {
    return json;
  }

  void begin() throws IOException {
    json.writeStartObject();
  }

  void end() throws IOException {
    json.writeEndObject();
  }

  void ms(String name, long ns) throws IOException {
    json.writeFieldName(name);
    ms(ns);
  }

  /** Exact to a microsecond: a chart shows no more, and the page stays small. */
  void ms(long ns) throws IOException {
    long rounded = (ns + MICROSECOND_NS / 2) / MICROSECOND_NS * MICROSECOND_NS;
    json.writeNumber(Decimals.milliseconds(rounded));
  }

  void texts(String name, List<String> texts) throws IOException {
    json.writeFieldName(name);
    row(texts);
  }

  void row(List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  void counts(String name, long[] counts) throws IOException {
    json.writeFieldName(name);
    json.writeArray(counts, 0, counts.length);
  }

  /** Durations; {@code null} for what is below 0: not seen. */
  void durations(String name, long[] valuesNs) throws IOException {
    json.writeArrayFieldStart(name);
    for (long valueNs : valuesNs) {
      if (valueNs < 0) {
        json.writeNull();
      } else {
        ms(valueNs);
      }
    }
    json.writeEndArray();
  }

  /** Numbers with three decimals. */
  void numbers(String name, double[] values) throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      json.writeNumber(Decimals.fraction(Math.round(value * THOUSAND) / THOUSAND));
    }
    json.writeEndArray();
  }
}
