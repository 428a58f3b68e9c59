package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.SortedMap;

/**
 * A secret.
 *
 * @param name full name
 * @param data the secret text, 1 to 511999 bytes
 */
public record SecretSpec(String name, String data, SortedMap<String, String> labels) {
  /** Without labels. */
  public SecretSpec(String name, String data) {
    this(name, data, Collections.emptySortedMap());
  }
}
