package io.dryswarm.reports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dryswarm.reports.Fixture;
import io.dryswarm.reports.Golden;
import io.dryswarm.reports.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final Path SCHEMA =
      Path.of(System.getProperty("basedir", "."), "../docs/report.schema.json");

  @Test
  void ofARunWithEverything() throws IOException {
    Golden.check("voting.json", json(Fixture.voting()));
  }

  @Test
  void obeysThePublishedSchema() throws IOException {
    for (RunReport report : List.of(Fixture.voting(), Fixture.empty())) {
      assertEquals(List.of(), schema().validate(json(report), InputFormat.JSON));
    }
  }

  @Test
  void theSchemaRefusesWhatIsNotAReport() throws IOException {
    String broken = json(Fixture.voting())
        .replace("\"seed\" : 42", "\"seed\" : \"42\"")
        .replace("\"unfinished\"", "\"unfinnished\"");

    assertTrue(schema().validate(broken, InputFormat.JSON).size() >= 3, broken);
  }

  @Test
  void publishedSchemaAndCodeAgree() throws IOException {
    Golden.checkDocs("report.schema.json", ReportSchema.text());
  }

  @Test
  void everyNumberIsExact() throws IOException {
    JsonNode report = new ObjectMapper().readTree(json(Fixture.voting()));

    assertEquals("600000", report.at("/run/durationMs").asText());
    assertEquals("1234567", report.at("/digests/events").asText());
    assertEquals("0.81", report.at("/services/1/utilisation").asText());
    assertTrue(report.at("/faults/1/downMs").isNull());
    assertTrue(report.at("/verdicts/3/value").isNull());
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  private static String json(RunReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonReport.write(report, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
