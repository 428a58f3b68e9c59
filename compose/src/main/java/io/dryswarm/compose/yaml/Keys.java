package io.dryswarm.compose.yaml;

import java.util.List;

/** The keys that a mapping may have, in the order in which messages list them. */
public record Keys(List<String> names, boolean extensions) {
  public static Keys of(String... names) {
    return new Keys(List.of(names), false);
  }

  /** The same, and every key that begins with {@code x-}. */
  public Keys withExtensions() {
    return new Keys(names, true);
  }

  public boolean allows(String name) {
    return names.contains(name) || (extensions && name.startsWith("x-"));
  }
}
