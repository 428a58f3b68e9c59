package io.dryswarm.docker.client.template;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a list: what can be asked of it by name.
 *
 * @param type   Go's name of it, for messages
 * @param fields by name; as JSON, in the order of the names
 * @param labels what {@code .Label "name"} gives; {@code null} where it cannot be asked
 */
public record Row(
    String type,
    SortedMap<String, Object> fields,
    @org.jspecify.annotations.Nullable Map<String, String> labels) {
  public Row {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }
}
