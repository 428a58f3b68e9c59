package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.Keys;
import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The networks, volumes, secrets or configs that a stack file defines, with their names in the swarm: {@code <stack>_<key>}, or as
 * {@code name:} says. External ones keep their name and are taken to exist. Control-plane facts 12.2.
 */
final class Definitions {
  /**
   * One object.
   *
   * @param fullName name in the swarm
   * @param place    its definition in the file
   */
  record Definition(String fullName, boolean external, Place place) {}

  private Definitions() {}

  static Map<String, Definition> read(StackContext context, Place section, Keys keys) {
    Map<String, Definition> result = new LinkedHashMap<>();
    for (Place place : section.map().values()) {
      result.put(place.key(), read(context, place, place.map(keys)));
    }
    return result;
  }

  /** Full names by key. */
  static Map<String, String> names(Map<String, Definition> definitions) {
    Map<String, String> result = new LinkedHashMap<>();
    definitions.forEach((key, definition) -> result.put(key, definition.fullName()));
    return result;
  }

  private static Definition read(StackContext context, Place place, MapPlace map) {
    String key = place.key();
    Place external = map.findOrEmpty("external");
    boolean isExternal = external.isMap() || (!external.isNull() && external.flag());
    if (isExternal && map.has("driver") && !place.path().startsWith("networks.")) {
      place.problem("conflicting parameters \"external\" and \"driver\" specified");
    }
    String name = map.find("name").map(Place::strictText).orElse("");
    if (external.isMap() && external.map(ComposeKeys.EXTERNAL).has("name")) {
      if (!name.isEmpty()) {
        place.problem("external.name and name conflict; only use name");
      }
      name = external.map().require("name").strictText();
    }
    String defaultName = isExternal ? key : context.fullName(key);
    return new Definition(name.isEmpty() ? defaultName : name, isExternal, place);
  }
}
