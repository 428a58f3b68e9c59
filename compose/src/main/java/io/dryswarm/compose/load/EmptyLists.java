package io.dryswarm.compose.load;

import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;

/** Without interpolation Docker takes an empty list for nothing, which its schema then refuses. */
final class EmptyLists {
  private EmptyLists() {}

  static YamlNode asNothing(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.with(map.entries().stream()
          .map(e -> new YamlMap.Entry(e.key(), asNothing(e.value())))
          .toList());
    }
    if (node instanceof YamlList list) {
      return list.items().isEmpty()
          ? YamlScalar.nothing(list.position())
          : new YamlList(
              list.position(), list.items().stream().map(EmptyLists::asNothing).toList());
    }
    return node;
  }
}
