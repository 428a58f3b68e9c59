package io.dryswarm.conformance.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.dryswarm.conformance.CaseResult;
import io.dryswarm.conformance.ConformanceResult;
import io.dryswarm.conformance.Finding;
import io.dryswarm.conformance.GroupResult;
import io.dryswarm.conformance.Verdict;
import java.io.IOException;
import java.io.OutputStream;

/** The result for programs: every case and every finding. Adding fields is compatible, anything else raises the version. */
public final class JsonOutput {
  static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;

  private JsonOutput(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the document and a line end; leaves the stream open. */
  public static void write(ConformanceResult result, OutputStream out) throws IOException {
    try (JsonGenerator generator =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      generator.setPrettyPrinter(new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n")));
      new JsonOutput(generator).document(result);
      generator.writeRaw('\n');
    }
  }

  private void document(ConformanceResult result) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    json.writeBooleanField("nothingFailed", result.nothingFailed());
    cases(
        result.cases(Verdict.PASSED),
        result.cases(Verdict.FAILED),
        result.cases(Verdict.UNSUPPORTED));
    json.writeArrayFieldStart("groups");
    for (GroupResult group : result.groups()) {
      group(group);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void cases(int passed, int failed, int unsupported) throws IOException {
    json.writeObjectFieldStart("cases");
    json.writeNumberField("passed", passed);
    json.writeNumberField("failed", failed);
    json.writeNumberField("unsupported", unsupported);
    json.writeEndObject();
  }

  private void group(GroupResult group) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", group.name());
    json.writeStringField("file", group.file());
    cases(
        group.cases(Verdict.PASSED), group.cases(Verdict.FAILED), group.cases(Verdict.UNSUPPORTED));
    json.writeObjectFieldStart("expectations");
    for (Verdict verdict : Verdict.values()) {
      json.writeNumberField(TextOutput.word(verdict), group.findings(verdict));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (CaseResult played : group.cases()) {
      played(played);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void played(CaseResult played) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", played.id());
    json.writeStringField("note", played.note());
    json.writeStringField("verdict", TextOutput.word(played.verdict()));
    json.writeArrayFieldStart("expectations");
    for (Finding finding : played.findings()) {
      json.writeStartObject();
      json.writeStringField("verdict", TextOutput.word(finding.verdict()));
      json.writeStringField("what", finding.what());
      json.writeStringField("note", finding.note());
      json.writeStringField("recorded", finding.recorded());
      json.writeStringField("simulated", finding.simulated());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
