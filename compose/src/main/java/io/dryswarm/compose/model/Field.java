package io.dryswarm.compose.model;

import java.util.Locale;

/**
 * One setting of a mapping.
 *
 * @param key  under which it is printed and kept
 * @param path what Docker's decoder calls it; a key of the file is this one if it differs in case only
 */
record Field(String key, String path, Kind kind) {
  /** A setting whose key is written out in Docker's types. */
  static Field keyed(String key, Kind kind) {
    return new Field(key, key, kind);
  }

  /** A setting whose key is the name of a field. */
  static Field named(String name, Kind kind) {
    return new Field(name.toLowerCase(Locale.ROOT), name, kind);
  }
}
