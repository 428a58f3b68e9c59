package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlReader;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts settings into a tree before it is read, so that a set value is checked like a written one. */
final class SettingTree {
  /** {@code workers: 3} is short for {@code workers: {count: 3}}; a setting below it keeps the count. */
  private static final Set<String> COUNTS = Set.of("managers", "workers");

  private static final String SERVICES = "services";

  private final Problems problems;

  SettingTree(Problems problems) {
    this.problems = problems;
  }

  YamlNode apply(YamlNode root, List<Setting> settings) {
    YamlNode result = root;
    for (Setting setting : settings) {
      YamlNode value = YamlReader.readAt(setting.from(), setting.value(), problems);
      if (value != null) {
        result = set(result, setting, 0, value);
      }
    }
    return result;
  }

  private YamlNode set(@Nullable YamlNode node, Setting setting, int depth, YamlNode value) {
    if (depth == setting.path().size()) {
      return value;
    }
    if (node instanceof YamlList list) {
      return setItem(list, setting, depth, value);
    }
    YamlMap map = asMap(node, setting, depth);
    return map == null ? value : setKey(map, setting, depth, value);
  }

  private YamlMap setKey(YamlMap map, Setting setting, int depth, YamlNode value) {
    String key = setting.path().get(depth);
    List<YamlMap.Entry> entries = new ArrayList<>();
    boolean replaced = false;
    for (YamlMap.Entry entry : map.entries()) {
      boolean here = entry.name().equals(key);
      YamlNode inner = here ? set(entry.value(), setting, depth + 1, value) : entry.value();
      entries.add(new YamlMap.Entry(entry.key(), inner));
      replaced |= here;
    }
    if (!replaced && depth > 0 && setting.path().get(depth - 1).equals(SERVICES)) {
      List<String> names = map.entries().stream().map(YamlMap.Entry::name).toList();
      String tail = Suggestion.tail(key, names);
      report(setting, depth, "no service is called \"" + key + "\"" + tail);
    } else if (!replaced) {
      YamlNode inner = set(null, setting, depth + 1, value);
      entries.add(new YamlMap.Entry(YamlScalar.text(setting.from(), key), inner));
    }
    return new YamlMap(map.position(), entries);
  }

  private YamlNode setItem(YamlList list, Setting setting, int depth, YamlNode value) {
    String key = setting.path().get(depth);
    int index = key.matches("[0-9]{1,6}") ? Integer.parseInt(key) : -1;
    if (index < 0 || index >= list.items().size()) {
      int last = list.items().size() - 1;
      report(setting, depth, "is a list, expected an index from 0 to " + last + " after it");
      return list;
    }
    List<YamlNode> items = new ArrayList<>(list.items());
    items.set(index, set(items.get(index), setting, depth + 1, value));
    return new YamlList(list.position(), items);
  }

  /** Null if there is a single value on the way, which is a problem. */
  private @Nullable YamlMap asMap(@Nullable YamlNode node, Setting setting, int depth) {
    Position at = setting.from();
    if (node instanceof YamlMap map) {
      return map;
    }
    if (!(node instanceof YamlScalar scalar) || scalar.kind() == YamlScalar.Kind.NULL) {
      return new YamlMap(at, List.of());
    }
    if (depth > 0 && COUNTS.contains(setting.path().get(depth - 1))) {
      YamlScalar count = YamlScalar.text(scalar.position(), "count");
      return new YamlMap(scalar.position(), List.of(new YamlMap.Entry(count, scalar)));
    }
    report(setting, depth, "is " + scalar.describe() + ", which has no keys");
    return null;
  }

  private void report(Setting setting, int depth, String message) {
    problems.add(setting.from(), String.join(".", setting.path().subList(0, depth)), message);
  }
}
