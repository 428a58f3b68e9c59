package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Place;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what compose lets people write as a mapping or as a list of {@code key=value}. */
final class KeyValues {
  private KeyValues() {}

  /** Values by key; a key without value maps to nothing. */
  static SortedMap<String, Optional<String>> read(Place place) {
    SortedMap<String, Optional<String>> result = new TreeMap<>();
    if (place.isList()) {
      for (Place item : place.list()) {
        String text = item.text();
        int equals = text.indexOf('=');
        result.put(
            equals < 0 ? text : text.substring(0, equals),
            equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
      }
    } else {
      for (Place value : place.map().values()) {
        if (value.isFlag()) {
          value.expected("text, a number or nothing: put it in quotes");
        }
        result.put(value.key(), value.isNull() ? Optional.empty() : Optional.of(value.text()));
      }
    }
    return result;
  }

  /** Labels: a key without value has the empty value. */
  static SortedMap<String, String> labels(Place place) {
    SortedMap<String, String> result = new TreeMap<>();
    read(place).forEach((key, value) -> result.put(key, value.orElse("")));
    return result;
  }
}
