package io.dryswarm.scenarios.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of the scenario language as the JSON Schema describes them. */
final class SchemaKeys {
  private static final Path SCHEMA = Path.of("..", "docs", "scenario.schema.json");
  private static final String REFERENCE = "#/definitions/";

  private SchemaKeys() {}

  static JsonNode schema() {
    try {
      return new ObjectMapper().readTree(SCHEMA.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One key.
   *
   * @param section name of its definition; empty for the top level
   * @param node    what the schema says of it
   */
  record Key(String section, String name, JsonNode node, boolean isRequired) {
    String path() {
      return section.isEmpty() ? name : section + "." + name;
    }
  }

  /** All of them, in the order of the schema. */
  static List<Key> all(JsonNode schema) {
    List<Key> keys = new ArrayList<>();
    add("", schema, keys);
    for (Map.Entry<String, JsonNode> definition : schema.path("definitions").properties()) {
      add(definition.getKey(), definition.getValue(), keys);
    }
    return keys;
  }

  private static void add(String section, JsonNode object, List<Key> keys) {
    List<String> required = new ArrayList<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      String name = property.getKey();
      keys.add(new Key(section, name, property.getValue(), required.contains(name)));
    }
  }

  /** What a value counts in: said of the key, or of the kind of quantity that it refers to. Empty = nothing says so. */
  static String unit(JsonNode value, JsonNode definitions) {
    return first("x-unit", value, definitions);
  }

  private static String first(String word, JsonNode value, JsonNode definitions) {
    if (value.has(word)) {
      return value.path(word).asText();
    }
    for (JsonNode form : forms(value, definitions)) {
      String found = first(word, form, definitions);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /** The forms that a value can have, and what lists and mappings of it hold; not the keys of another section. */
  private static List<JsonNode> forms(JsonNode value, JsonNode definitions) {
    List<JsonNode> forms = new ArrayList<>();
    value.path("anyOf").forEach(forms::add);
    if (value.has("$ref")) {
      forms.add(definitions.path(value.path("$ref").asText().substring(REFERENCE.length())));
    }
    if (value.has("items")) {
      forms.add(value.path("items"));
    }
    if (value.path("additionalProperties").isObject()) {
      forms.add(value.path("additionalProperties"));
    }
    return forms;
  }

  /** {@code 1 to 99}, {@code at least 0}, {@code more than 0}; empty = the schema has no bound. */
  static String range(JsonNode value, JsonNode definitions) {
    JsonNode bounded = bounded(value, definitions);
    if (bounded.has("exclusiveMinimum")) {
      return "more than " + bounded.path("exclusiveMinimum").asText();
    }
    String least = bounded.path("minimum").asText();
    return bounded.has("maximum")
        ? least + " to " + bounded.path("maximum").asText()
        : least.isEmpty() ? "" : "at least " + least;
  }

  /** The form of a value that has bounds; the value itself if none has. */
  static JsonNode bounded(JsonNode value, JsonNode definitions) {
    if (value.has("minimum") || value.has("exclusiveMinimum")) {
      return value;
    }
    for (JsonNode form : forms(value, definitions)) {
      JsonNode found = bounded(form, definitions);
      if (found.has("minimum") || found.has("exclusiveMinimum")) {
        return found;
      }
    }
    return value;
  }

  /** Whether a value is a number, or may be one. */
  static boolean isQuantity(JsonNode value, JsonNode definitions) {
    String type = value.path("type").asText();
    return type.equals("integer")
        || type.equals("number")
        || !first("x-unit", value, definitions).isEmpty()
        || forms(value, definitions).stream().anyMatch(form -> isQuantity(form, definitions));
  }
}
