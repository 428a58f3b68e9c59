package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to an engine.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code DELETE}
 * @param path   without the prefix of a version
 * @param query  by name
 * @param body   {@code null} = none
 */
public record EngineRequest(
    String method,
    String path,
    SortedMap<String, String> query,
    @Nullable JsonNode body) {
  public EngineRequest {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  public static EngineRequest get(String path) {
    return new EngineRequest("GET", path, Collections.emptySortedMap(), null);
  }

  public static EngineRequest delete(String path) {
    return new EngineRequest("DELETE", path, Collections.emptySortedMap(), null);
  }

  public static EngineRequest put(String path, @Nullable JsonNode body) {
    return new EngineRequest("PUT", path, Collections.emptySortedMap(), body);
  }

  public static EngineRequest post(String path, @Nullable JsonNode body) {
    return new EngineRequest("POST", path, Collections.emptySortedMap(), body);
  }

  /** With one more parameter. */
  public EngineRequest with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(query);
    more.put(name, value);
    return new EngineRequest(method, path, more, body);
  }

  /** The value of a parameter; empty if it is not given. */
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /** Whether a parameter is there and true in Engine's sense. */
  public boolean isOn(String name) {
    String value = parameter(name).toLowerCase(java.util.Locale.ROOT);
    return !(value.isEmpty()
        || value.equals("0")
        || value.equals("no")
        || value.equals("false")
        || value.equals("none"));
  }
}
