package io.dryswarm.reports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.models.result.Explanation.Earlier;
import io.dryswarm.models.result.Explanation.Entry;
import io.dryswarm.models.result.Explanation.ServiceStory;
import io.dryswarm.models.result.Explanation.SlotStory;
import io.dryswarm.models.result.Explanation.TaskStory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes an explanation as one JSON object; {@code docs/explain.md} has its fields. */
public final class ExplanationJson {
  /** Rises when programs that read it must change. */
  public static final int SCHEMA_VERSION = 1;

  private final JsonGenerator out;

  private ExplanationJson(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes UTF-8 and a final {@code \n}; flushes and leaves the stream open.
   *
   * @throws IOException of the stream
   */
  public static void write(Explanation explanation, OutputStream stream) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator out = new JsonFactory()
        .createGenerator(stream)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature())
        .setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))) {
      new ExplanationJson(out).write(explanation);
      out.writeRaw('\n');
    }
  }

  private void write(Explanation explanation) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schemaVersion", SCHEMA_VERSION);
    out.writeStringField("scenario", explanation.run().scenario());
    out.writeNumberField("seed", explanation.run().seed());
    time("atMs", explanation.atNs());
    out.writeStringField("subject", explanation.subject());
    if (explanation.service() == null) {
      out.writeNullField("service");
    } else {
      service(explanation.service());
    }
    texts("notes", explanation.notes());
    out.writeArrayFieldStart("places");
    for (SlotStory slot : explanation.slots()) {
      place(slot);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void service(ServiceStory service) throws IOException {
    out.writeObjectFieldStart("service");
    out.writeStringField("name", service.name());
    out.writeStringField("id", service.id());
    out.writeStringField("mode", service.mode());
    out.writeStringField("update", service.update());
    history(service.history());
    out.writeEndObject();
  }

  private void place(SlotStory slot) throws IOException {
    TaskStory task = slot.task();
    out.writeStartObject();
    out.writeStringField("place", slot.name());
    out.writeObjectFieldStart("task");
    out.writeStringField("name", task.name());
    out.writeStringField("id", task.id());
    out.writeStringField("state", task.observed());
    out.writeStringField("desired", task.desired());
    out.writeStringField("node", task.node());
    texts("now", task.now());
    history(task.history());
    out.writeEndObject();
    out.writeArrayFieldStart("earlier");
    for (Earlier earlier : slot.earlier()) {
      out.writeStartObject();
      out.writeStringField("name", earlier.name());
      out.writeStringField("id", earlier.id());
      out.writeStringField("end", earlier.end());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void history(List<Entry> entries) throws IOException {
    out.writeArrayFieldStart("history");
    for (Entry entry : entries) {
      out.writeStartObject();
      time("timeMs", entry.timeNs());
      out.writeStringField("what", entry.what());
      texts("why", entry.why());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void texts(String field, List<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private void time(String field, long ns) throws IOException {
    out.writeFieldName(field);
    out.writeNumber(Decimals.milliseconds(ns));
  }
}
