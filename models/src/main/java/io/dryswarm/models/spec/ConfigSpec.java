package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.SortedMap;

/**
 * A config: like a secret, but readable through the API.
 *
 * @param name full name
 * @param data the text, 1 to 1023999 bytes
 * @param templating driver that fills the data in for each task; empty = none
 */
public record ConfigSpec(
    String name, String data, SortedMap<String, String> labels, String templating) {
  /** A plain text. */
  public ConfigSpec(String name, String data, SortedMap<String, String> labels) {
    this(name, data, labels, "");
  }

  /** Without labels. */
  public ConfigSpec(String name, String data) {
    this(name, data, Collections.emptySortedMap());
  }
}
