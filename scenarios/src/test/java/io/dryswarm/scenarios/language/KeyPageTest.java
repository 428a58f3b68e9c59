package io.dryswarm.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
  private static final int MOST_WORDS = 6;

  @Test
  void thePageHasEveryKey() throws IOException {
    JsonNode schema = SchemaKeys.schema();
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
        A type in *italics* is a section or a form of its own below, or a [quantity](scenario-language.md#quantities). "One of these" as a
        default: the section has exactly one of the keys that say so.

        **Source** is where a key comes from in Swarm, or where its figure does: a command or option of Docker, a key of compose files, a
        setting of Linux, a file of their sources, or facts by the numbers that the pages of the packages in `models` name (4.1.1 of the
        control plane, F5.19 of the data plane). `study`: Swarm has no such thing; it describes what surrounds a swarm, or what replaces a
        rule of it. `DrySwarm`: it belongs to the language alone.
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
    text.append(
        "| key | type | unit, range | default | meaning | source |\n|---|---|---|---|---|---|\n");
    List<String> required = new ArrayList<>();
    object.path("required").forEach(key -> required.add(key.asText()));
    for (Map.Entry<String, JsonNode> key : object.path("properties").properties()) {
      JsonNode value = key.getValue();
      List<String> cells = List.of(
          "`" + key.getKey() + "`",
          type(value),
          measure(value, definitions),
          required.contains(key.getKey()) ? "must be there" : absent(value),
          cell(value.path("description")),
          cell(value.path("x-source")));
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
    return text.toString();
  }

  private static String absent(JsonNode value) {
    if (!value.has("default")) {
      return cell(value.path("x-default"));
    }
    String text = text(value.path("default"));
    return "`" + text.replace("\"", "").replace(":", ": ").replace(",", ", ") + "`";
  }

  private static String measure(JsonNode value, JsonNode definitions) {
    String unit = SchemaKeys.unit(value, definitions);
    String range = SchemaKeys.range(value, definitions);
    return unit.isEmpty() || range.isEmpty() ? unit + range : unit + ", " + range;
  }

  private static String type(JsonNode value) {
    if (value.has("$ref")) {
      return "*" + value.path("$ref").asText().replace("#/definitions/", "") + "*";
    }
    if (value.has("enum")) {
      List<String> words = new ArrayList<>();
      boolean hasText = value.path("enum").get(0).isTextual();
      value.path("enum").forEach(word -> {
        if (word.isTextual() == hasText) {
          words.add("`" + text(word) + "`");
        }
      });
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

  private static String cell(JsonNode words) {
    return words.asText().replace("|", "\\|").replace("\n", " ");
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
