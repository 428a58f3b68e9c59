package io.dryswarm.compose.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order of the file; keys are unique.
 *
 * @param position of the first key, or of the opening brace
 * @param textKeys whether every key of its own is text; Docker refuses a mapping with a number, a flag or nothing as a key
 */
public record YamlMap(Position position, List<Entry> entries, boolean textKeys)
    implements YamlNode {
  public YamlMap {
    entries = List.copyOf(entries);
  }

  public YamlMap(Position position, List<Entry> entries) {
    this(position, entries, true);
  }

  /** The same with other entries. */
  public YamlMap with(List<Entry> others) {
    return new YamlMap(position, others, textKeys);
  }

  /** A key with its value. */
  public record Entry(YamlScalar key, YamlNode value) {
    public String name() {
      return key.text();
    }
  }

  /** The value of a key; null if there is none. */
  public @Nullable YamlNode get(String name) {
    return entries.stream()
        .filter(e -> e.name().equals(name))
        .map(Entry::value)
        .findFirst()
        .orElse(null);
  }

  /** All values by their keys: for those who look up many. */
  public Map<String, YamlNode> byName() {
    Map<String, YamlNode> values = new HashMap<>();
    entries.forEach(entry -> values.putIfAbsent(entry.name(), entry.value()));
    return values;
  }

  @Override
  public String describe() {
    return "a mapping";
  }
}
