package io.dryswarm.reports.json;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.reports.content.Column;
import io.dryswarm.reports.content.Section;
import io.dryswarm.reports.content.Sections;
import java.io.IOException;

/** The JSON Schema that follows from the sections and their columns. */
final class ReportSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportSchema() {}

  static String text() throws IOException {
    ObjectNode schema = JSON.createObjectNode()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", "DrySwarm report of one run")
        .put("type", "object");
    ArrayNode required = schema.putArray("required").add("schemaVersion");
    ObjectNode members = schema.putObject("properties");
    members
        .putObject("schemaVersion")
        .put("const", JsonReport.SCHEMA_VERSION)
        .put("description", "Rises when programs that read the report must change.");
    for (Section<?> section : Sections.ALL) {
      required.add(section.name());
      members.set(section.name(), section(section));
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(lines))
            .writeValueAsString(schema)
        + "\n";
  }

  private static ObjectNode section(Section<?> section) {
    ObjectNode row = section.shape() == Section.Shape.LINES
        ? JSON.createObjectNode().put("type", "string")
        : object(section);
    if (section.shape() == Section.Shape.CARD) {
      return row.put("description", section.meaning());
    }
    ObjectNode array =
        JSON.createObjectNode().put("type", "array").put("description", section.meaning());
    array.set("items", row);
    return array;
  }

  private static ObjectNode object(Section<?> section) {
    ObjectNode object = JSON.createObjectNode().put("type", "object");
    ArrayNode required = object.putArray("required");
    ObjectNode members = object.putObject("properties");
    for (Column<?> column : section.columns()) {
      required.add(column.name());
      ObjectNode member = members.putObject(column.name());
      if (column.kind().mayBeMissing()) {
        member.putArray("type").add(column.kind().jsonType()).add("null");
      } else {
        member.put("type", column.kind().jsonType());
      }
      member.put("description", column.meaning());
    }
    return object;
  }
}
