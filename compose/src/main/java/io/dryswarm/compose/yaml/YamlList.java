package io.dryswarm.compose.yaml;

import java.util.List;

/** Values in order. */
public record YamlList(Position position, List<YamlNode> items) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
