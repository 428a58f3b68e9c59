package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.SortedMap;

/**
 * A secret.
 *
 * @param name full name
 * @param data the secret text, 1 to 511999 bytes
 * @param templating driver that fills the data in for each task; empty = none
 */
public record SecretSpec(
    String name, String data, SortedMap<String, String> labels, String templating) {
  /** A plain text. */
  public SecretSpec(String name, String data, SortedMap<String, String> labels) {
    this(name, data, labels, "");
  }

  /** Without labels. */
  public SecretSpec(String name, String data) {
    this(name, data, Collections.emptySortedMap());
  }
}
