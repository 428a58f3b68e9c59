package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service's variables: {@code env_file} first, then {@code environment}. A name without a value takes the caller's; if the caller
 * has none, the container does not get the variable. Control-plane facts 12.1.10.
 */
final class EnvironmentReader {
  private final StackContext context;

  EnvironmentReader(StackContext context) {
    this.context = context;
  }

  SortedMap<String, String> read(MapPlace service) {
    SortedMap<String, String> result = new TreeMap<>();
    service.find("env_file").ifPresent(files -> files.listOrSingle().forEach(f -> file(f, result)));
    service
        .find("environment")
        .ifPresent(
            place -> KeyValues.read(place).forEach((k, v) -> put(k, v.orElse(null), result)));
    return result;
  }

  private void file(Place name, SortedMap<String, String> result) {
    for (String line : context.readFile(name).orElse("").lines().toList()) {
      String text = line.stripLeading();
      if (!text.isEmpty() && !text.startsWith("#")) {
        int equals = text.indexOf('=');
        put(
            equals < 0 ? text.strip() : text.substring(0, equals),
            equals < 0 ? null : text.substring(equals + 1),
            result);
      }
    }
  }

  private void put(String key, @Nullable String value, SortedMap<String, String> result) {
    String effective = value != null ? value : context.environment().get(key);
    if (effective != null) {
      result.put(key, effective);
    }
  }
}
