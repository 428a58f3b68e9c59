package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in order; those of a later file are appended. */
class ListKind extends Kind {
  private final Kind item;

  ListKind(Kind item) {
    this.item = item;
  }

  @Override
  @Nullable
  Object decode(String name, YamlNode node, Decoding decoding) {
    if (!(node instanceof YamlList list)) {
      decoding.error(
          node,
          "'" + name + "': source data must be an array or slice, got " + Nodes.kindName(node));
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (YamlNode element : list.items()) {
      values.add(item.read(name + "[" + values.size() + "]", element, decoding));
    }
    return values;
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return items(value).isEmpty();
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (base == null || later == null) {
      return base == null ? later : base;
    }
    List<@Nullable Object> all = new ArrayList<>(items(base));
    all.addAll(items(later));
    return all;
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    List<@Nullable Object> printed = new ArrayList<>();
    for (Object element : items(value)) {
      printed.add(item.plain(element));
    }
    return printed;
  }

  @SuppressWarnings("unchecked")
  static List<@Nullable Object> items(@Nullable Object value) {
    return value == null ? List.of() : (List<@Nullable Object>) value;
  }
}
