package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by names that the user chooses; printed in natural order. */
class MapKind extends Kind {
  private final Kind value;

  MapKind(Kind value) {
    this.value = value;
  }

  @Override
  @Nullable
  Object decode(String name, YamlNode node, Decoding decoding) {
    if (!(node instanceof YamlMap map)) {
      decoding.error(node, "'" + name + "' expected a map, got '" + Nodes.kindName(node) + "'");
      return null;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      String path = name + "[" + entry.name() + "]";
      values.put(entry.name(), value.read(path, entry.value(), decoding));
    }
    return values;
  }

  @Override
  boolean isEmpty(@Nullable Object map) {
    return entries(map).isEmpty();
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (base == null || later == null) {
      return base == null ? later : base;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(entries(base));
    for (Map.Entry<String, @Nullable Object> entry : entries(later).entrySet()) {
      String name = entry.getKey();
      boolean known = all.get(name) != null;
      all.put(name, known ? mergedValue(all.get(name), entry.getValue()) : entry.getValue());
    }
    return all;
  }

  /** Of a name that both files have. */
  @Nullable
  Object mergedValue(@Nullable Object base, @Nullable Object later) {
    return later;
  }

  @Override
  @Nullable
  Object plain(@Nullable Object map) {
    Map<String, @Nullable Object> printed = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : entries(map).entrySet()) {
      printed.put(entry.getKey(), value.plain(entry.getValue()));
    }
    return NaturalOrder.sorted(printed);
  }

  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> entries(@Nullable Object map) {
    return map == null ? Map.of() : (Map<String, @Nullable Object>) map;
  }
}
