package io.dryswarm.docker.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small things that one does with trees of JSON. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** @throws IllegalArgumentException if the text is no JSON */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken.getOriginalMessage(), broken);
    }
  }

  /** The member at the end of a path of names; missing if there is none. */
  public static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }

  /** The text at the end of a path; empty if there is none. */
  public static String text(JsonNode node, String... path) {
    JsonNode found = at(node, path);
    return found.isNull() || found instanceof MissingNode ? "" : found.asText();
  }

  public static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }

  public static ArrayNode array(Iterable<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** Members by name, in the order of their names. */
  public static TreeMap<String, String> map(JsonNode object) {
    TreeMap<String, String> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      map.put(member.getKey(), member.getValue().asText());
    }
    return map;
  }

  public static ObjectNode object(SortedMap<String, String> map) {
    ObjectNode object = object();
    map.forEach(object::put);
    return object;
  }

  /** The object of that name inside, made if it is not there. */
  public static ObjectNode child(ObjectNode object, String name) {
    return object.get(name) instanceof ObjectNode child ? child : object.putObject(name);
  }
}
