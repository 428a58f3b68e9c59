package io.dryswarm.scenarios.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order of the file; keys are unique.
 *
 * @param position of the first key, or of the opening brace
 */
public record YamlMap(Position position, List<Entry> entries) implements YamlNode {
  public YamlMap {
    entries = List.copyOf(entries);
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

  @Override
  public String describe() {
    return "a mapping";
  }
}
