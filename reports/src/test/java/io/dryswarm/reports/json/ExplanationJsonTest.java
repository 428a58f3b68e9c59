package io.dryswarm.reports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.reports.ExplanationFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {
  private static final Path SCHEMA =
      Path.of(System.getProperty("basedir", "."), "../docs/explanation.schema.json");

  private static String json(Explanation explanation) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ExplanationJson.write(explanation, stream);
    return stream.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  @Test
  void obeysThePublishedSchema() throws IOException {
    Explanation service = ExplanationFixture.ofService(2);
    Explanation task = new Explanation(
        service.run(), service.atNs(), "s_web.1#3", null, List.of(), service.slots());

    assertEquals(List.of(), schema().validate(json(service), InputFormat.JSON));
    assertEquals(List.of(), schema().validate(json(task), InputFormat.JSON));
  }

  @Test
  void theSchemaRefusesWhatIsNotAnExplanation() throws IOException {
    String broken = json(ExplanationFixture.ofService(1))
        .replace("\"why\"", "\"because\"")
        .replace("62000.5", "-1");

    assertTrue(schema().validate(broken, InputFormat.JSON).size() >= 2, broken);
  }

  @Test
  void nothingIsShortened() throws IOException {
    JsonNode explanation = new ObjectMapper().readTree(json(ExplanationFixture.ofService(40)));

    assertEquals("62000.5", explanation.at("/atMs").asText());
    assertEquals(40, explanation.at("/places/0/earlier").size());
    assertEquals(
        "a second reason", explanation.at("/places/0/task/history/0/why/1").asText());
    assertEquals("replicated 1", explanation.at("/service/mode").asText());
  }
}
