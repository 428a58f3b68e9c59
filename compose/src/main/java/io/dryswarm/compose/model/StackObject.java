package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one mapping of a stack file: a service, its deploy section, a network. Settings that are not given have no value. */
public final class StackObject {
  private final YamlNode written;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private Map<String, @Nullable Object> extensions = new LinkedHashMap<>();

  StackObject(YamlNode written) {
    this.written = written;
  }

  /** Where the mapping stands. */
  public Position position() {
    return written.position();
  }

  /**
   * Where something in the mapping stands, as far as the way to it leads: an item of a list is found by its text, or by its source.
   *
   * @param way keys and items, such as {@code networks}, {@code front}
   */
  public Position positionOf(List<String> way) {
    YamlNode node = written;
    for (String step : way) {
      YamlNode next = Nodes.inside(node, step);
      if (next == null) {
        break;
      }
      node = next;
    }
    return node.position();
  }

  /** A setting's value; null if there is none. */
  public @Nullable Object get(String key) {
    return values.get(key);
  }

  public void set(String key, @Nullable Object value) {
    values.put(key, value);
  }

  /** The {@code x-} keys. */
  public Map<String, @Nullable Object> extensions() {
    return extensions;
  }

  public void setExtensions(Map<String, @Nullable Object> extensions) {
    this.extensions = extensions;
  }

  /** A text; empty if there is none. */
  public String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  /** A flag; false if it is not given. */
  public boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  /** A number; null if there is none. */
  public @Nullable Number number(String key) {
    return values.get(key) instanceof Number number ? number : null;
  }

  /** A number as a long; 0 if there is none. */
  public long whole(String key) {
    Number number = number(key);
    return number == null ? 0 : number.longValue();
  }

  /** A mapping with known keys; null if there is none. */
  public @Nullable StackObject object(String key) {
    return values.get(key) instanceof StackObject object ? object : null;
  }

  /** A list of texts; empty if there is none. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (values.get(key) instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  /** A list of mappings; empty if there is none. */
  public List<StackObject> objects(String key) {
    List<StackObject> objects = new ArrayList<>();
    if (values.get(key) instanceof List<?> list) {
      list.forEach(item -> objects.add((StackObject) item));
    }
    return objects;
  }

  /** A mapping of names to texts, in the order of the file; empty if there is none. A name may have no text. */
  public Map<String, @Nullable String> textsByName(String key) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    if (values.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, text) -> texts.put((String) name, (String) text));
    }
    return texts;
  }

  /** A mapping of names to mappings, in the order of the file; empty if there is none. A name may have no mapping. */
  public Map<String, @Nullable StackObject> objectsByName(String key) {
    Map<String, @Nullable StackObject> objects = new LinkedHashMap<>();
    if (values.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, object) -> objects.put((String) name, (StackObject) object));
    }
    return objects;
  }
}
