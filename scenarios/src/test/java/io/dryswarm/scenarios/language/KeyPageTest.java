package io.dryswarm.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The page of all keys says what the JSON Schema says, which {@link SchemaTest} holds against the loader.
 * {@code -Ddryswarm.write} writes the page anew.
 */
class KeyPageTest {
  private static final Path PAGE = Path.of("..", "docs", "scenario-keys.md");
  private static final Path SCHEMA = Path.of("..", "docs", "scenario.schema.json");
  private static final int MOST_WORDS = 6;

  @Test
  void thePageHasEveryKey() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
    String page = page(schema);
    if (System.getProperty("dryswarm.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE));
  }

  private static String page(JsonNode schema) {
    StringBuilder page = new StringBuilder("""
        # All keys of a scenario

        Made of [scenario.schema.json](scenario.schema.json); [scenario-language.md](scenario-language.md) explains them with examples.
        A type in *italics* is a section or a form of its own below, or a quantity of the language's page.
        """);
    page.append(table("top level", schema, schema.path("definitions")));
    for (Map.Entry<String, JsonNode> definition : schema.path("definitions").properties()) {
      JsonNode object = objectOf(definition.getValue());
      if (!object.path("properties").isEmpty()) {
        page.append(table(definition.getKey(), object, schema.path("definitions")));
      }
    }
    return page.toString();
  }

  /** A section that may be written in several forms has its keys in one of them. */
  private static JsonNode objectOf(JsonNode definition) {
    if (definition.has("properties")) {
      return definition;
    }
    for (String forms : List.of("anyOf", "oneOf", "allOf")) {
      for (JsonNode form : definition.path(forms)) {
        if (form.has("properties")) {
          return form;
        }
      }
    }
    return definition;
  }

  private static String table(String name, JsonNode object, JsonNode definitions) {
    StringBuilder text = new StringBuilder("\n## " + name + "\n\n");
    if (object.has("description")) {
      text.append(object.path("description").asText()).append("\n\n");
    }
    text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
    List<String> required = new ArrayList<>();
    object.path("required").forEach(key -> required.add(key.asText()));
    for (Map.Entry<String, JsonNode> key : object.path("properties").properties()) {
      JsonNode value = key.getValue();
      String absent = required.contains(key.getKey())
          ? "must be there"
          : value.has("default") ? "`" + text(value.path("default")) + "`" : "";
      text.append("| `")
          .append(key.getKey())
          .append("` | ")
          .append(type(value))
          .append(" | ")
          .append(absent)
          .append(" | ")
          .append(meaning(value, definitions))
          .append(" |\n");
    }
    return text.toString();
  }

  private static String type(JsonNode value) {
    if (value.has("$ref")) {
      return "*" + value.path("$ref").asText().replace("#/definitions/", "") + "*";
    }
    if (value.has("enum")) {
      List<String> words = new ArrayList<>();
      value.path("enum").forEach(word -> words.add("`" + text(word) + "`"));
      return words.size() > MOST_WORDS ? "a word" : String.join(", ", words);
    }
    for (String forms : List.of("anyOf", "oneOf")) {
      if (value.has(forms)) {
        List<String> types = new ArrayList<>();
        value.path(forms).forEach(form -> types.add(type(form)));
        return String.join(" or ", types.stream().distinct().toList());
      }
    }
    if (value.has("items")) {
      return "list of " + type(value.path("items"));
    }
    if (value.path("additionalProperties").isObject()) {
      return "name: " + type(value.path("additionalProperties"));
    }
    return value.path("type").isArray()
        ? text(value.path("type")).replaceAll("[\\[\\]\"]", "").replace(",", " or ")
        : value.path("type").asText("any");
  }

  private static String meaning(JsonNode value, JsonNode definitions) {
    String own = value.path("description").asText();
    String reference = value.path("$ref").asText().replace("#/definitions/", "");
    String text =
        own.isEmpty() ? definitions.path(reference).path("description").asText() : own;
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
