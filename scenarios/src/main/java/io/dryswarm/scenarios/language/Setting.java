package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Position;
import java.util.List;

/**
 * A value from the command line that takes the place of one in a file.
 *
 * @param path  keys from the top of the file
 * @param value YAML
 * @param from  what messages name as its place: the option as typed
 */
public record Setting(List<String> path, String value, Position from) {
  public Setting {
    path = List.copyOf(path);
  }

  /** The same setting seen from inside the first {@code keys} keys. */
  Setting below(int keys) {
    return new Setting(path.subList(keys, path.size()), value, from);
  }
}
