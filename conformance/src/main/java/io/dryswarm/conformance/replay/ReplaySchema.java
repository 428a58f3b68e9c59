package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.conformance.input.JsonSchema;
import io.dryswarm.conformance.input.SchemaProblem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The grammar of replay files. A file that breaks it is refused; but an operation, kind of expectation or predicate that the grammar does not
 * have is not a mistake of the file: it makes what uses it unsupported. So such words are taken out before the file is checked.
 */
final class ReplaySchema {
  private static final String RESOURCE = "replay.schema.json";

  private final ObjectNode document;
  private final Set<String> operations = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();
  private final Set<String> predicates = new TreeSet<>();

  ReplaySchema() {
    document = (ObjectNode) JsonSchema.resource(ReplaySchema.class, RESOURCE);
    ObjectNode definitions = (ObjectNode) document.get("$defs");
    byWord(definitions, "step", "op", operations);
    byWord(definitions, "expectation", "kind", kinds);
    byRequiredKey(definitions, "moment");
    byRequiredKey(definitions, "text");
    definitions.get("predicate").get("properties").fieldNames().forEachRemaining(predicates::add);
  }

  /** Instead of "none of 24 alternatives fits", a problem then names what is wrong in the alternative that is meant. */
  private static void byWord(
      ObjectNode definitions, String definition, String key, Set<String> words) {
    ArrayNode alternatives = (ArrayNode) definitions.get(definition).get("oneOf");
    ObjectNode chosen = definitions.objectNode();
    ArrayNode all = chosen.putArray("allOf");
    for (JsonNode alternative : alternatives) {
      String word = alternative.get("properties").get(key).get("const").asText();
      words.add(word);
      ObjectNode choice = all.addObject();
      choice.putObject("if").putObject("properties").putObject(key).put("const", word);
      choice.set("then", alternative);
    }
    chosen.putArray("required").add(key);
    definitions.set(definition, chosen);
  }

  /** The same where alternatives are told apart by the key that only they must have. */
  private static void byRequiredKey(ObjectNode definitions, String definition) {
    ObjectNode chosen = definitions.objectNode();
    ArrayNode all = chosen.putArray("allOf");
    ArrayNode any = chosen.putArray("anyOf");
    for (JsonNode alternative : definitions.get(definition).get("oneOf")) {
      ObjectNode has = all.addObject();
      has.putObject("if").set("required", alternative.get("required"));
      has.set("then", alternative);
      any.addObject().set("required", alternative.get("required"));
    }
    definitions.set(definition, chosen);
  }

  List<SchemaProblem> problems(JsonNode root) {
    JsonNode known = root.deepCopy();
    for (JsonNode recorded : known.path("cases")) {
      blank(recorded.path("steps"), "op", operations);
      blank(recorded.path("expect"), "kind", kinds);
      maskPredicates(recorded);
    }
    return JsonSchema.of(document).problems(known);
  }

  /** An element with an unknown word is replaced by the first known one, so that positions stay. */
  private static void blank(JsonNode elements, String key, Set<String> known) {
    if (!(elements instanceof ArrayNode array)) {
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      String word = array.get(i).path(key).asText();
      if (!word.isEmpty() && !known.contains(word)) {
        array.set(i, harmless(array, key));
      }
    }
  }

  private static ObjectNode harmless(ArrayNode array, String key) {
    ObjectNode element = array.objectNode().put("id", "-").put(key, "-");
    if (key.equals("op")) {
      element.put(key, "swarm_update").put("at_ms", 0);
    } else {
      element.put(key, "invariant").put("what", "one_leader_per_term");
    }
    return element;
  }

  private void maskPredicates(JsonNode node) {
    for (JsonNode child : node) {
      maskPredicates(child);
    }
    if (node instanceof ObjectNode object) {
      mask(object, "when");
      mask(object, "that");
      mask(object, "not");
      maskAll(object, "all");
      maskAll(object, "any");
    }
  }

  private void mask(ObjectNode object, String key) {
    if (object.path(key) instanceof ObjectNode predicate && isUnknown(predicate)) {
      object.putObject(key).putObject("leader");
    }
  }

  private void maskAll(ObjectNode object, String key) {
    if (object.path(key) instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode predicate && isUnknown(predicate)) {
          ObjectNode known = array.objectNode();
          known.putObject("leader");
          array.set(i, known);
        }
      }
    }
  }

  private boolean isUnknown(ObjectNode predicate) {
    return predicate.size() == 1 && !predicates.contains(predicate.fieldNames().next());
  }
}
