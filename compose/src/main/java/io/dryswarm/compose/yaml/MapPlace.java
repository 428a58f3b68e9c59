package io.dryswarm.compose.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mapping on its way into a specification. */
public final class MapPlace {
  private final Place place;
  private final YamlMap map;
  private final Problems problems;
  private final Set<String> mistyped = new HashSet<>();

  private MapPlace(Place place, YamlMap map, Problems problems) {
    this.place = place;
    this.map = map;
    this.problems = problems;
  }

  static MapPlace of(Place place, Keys keys, Problems problems) {
    MapPlace result = ofAnyKeys(place, problems);
    for (YamlMap.Entry entry : result.map.entries()) {
      if (!keys.allows(entry.name())) {
        String message = "unknown key" + Suggestion.tail(entry.name(), keys.names());
        problems.add(entry.key().position(), result.pathOf(entry.name()), message);
        Suggestion.nearest(entry.name(), keys.names()).ifPresent(result.mistyped::add);
      }
    }
    return result;
  }

  static MapPlace ofAnyKeys(Place place, Problems problems) {
    if (place.node() instanceof YamlMap map) {
      return new MapPlace(place, map, problems);
    }
    if (!place.isNull()) {
      place.expected("a mapping");
    }
    return new MapPlace(place, new YamlMap(place.position(), List.of()), problems);
  }

  /** The mapping itself. */
  public Place place() {
    return place;
  }

  public boolean has(String key) {
    return map.get(key) != null;
  }

  public Optional<Place> find(String key) {
    return Optional.ofNullable(map.get(key)).map(node -> place.child(node, key, problems));
  }

  /** The value of a key, or nothing in its place: for sections that read the same if they are missing. */
  public Place findOrEmpty(String key) {
    return find(key).orElseGet(() -> absent(key, YamlScalar.nothing(place.position())));
  }

  /**
   * A key that must be there. If it is not, that is a problem, unless a mistyped key was reported in its stead; what is read from the
   * answer is no further problem.
   */
  public Place require(String key) {
    Optional<Place> found = find(key);
    if (found.isEmpty() && !mistyped.contains(key)) {
      place.problem("missing key \"" + key + "\"");
    }
    return found.orElseGet(() -> absent(key, YamlScalar.text(place.position(), "")));
  }

  public List<String> keys() {
    return map.entries().stream().map(YamlMap.Entry::name).toList();
  }

  /** Where a key stands; the mapping itself if it has no such key. */
  public Position positionOf(String key) {
    return map.entries().stream()
        .filter(e -> e.name().equals(key))
        .map(e -> e.key().position())
        .findFirst()
        .orElse(place.position());
  }

  /** All values, each with its key as the end of its path. */
  public List<Place> values() {
    List<Place> values = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      values.add(place.child(entry.value(), entry.name(), problems));
    }
    return values;
  }

  /** Reports about a key rather than about its value. */
  public void problemAtKey(String key, String message) {
    problems.add(positionOf(key), pathOf(key), message);
  }

  /** A key of this mapping is a name that nothing defines. */
  public void unknownKey(String key, NameKind kind, String message) {
    problems.addUnknownName(positionOf(key), pathOf(key), kind, message);
  }

  private Place absent(String key, YamlScalar value) {
    return place.child(value, key, new Problems());
  }

  private String pathOf(String key) {
    return place.path().isEmpty() ? key : place.path() + "." + key;
  }
}
