package io.dryswarm.compose.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mappings of which a setting is the key: merged with a later file, each key is there once, the later one wins, and the list is sorted by
 * it. That also holds if the later file has no such list.
 */
final class KeyedListKind extends ListKind {
  private final String key;

  KeyedListKind(Kind item, String key) {
    super(item);
    this.key = key;
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (base == null) {
      return later;
    }
    Map<Object, @Nullable Object> byKey = new LinkedHashMap<>();
    for (Object item : items(base)) {
      byKey.put(keyOf(item), item);
    }
    for (Object item : items(later)) {
      byKey.put(keyOf(item), item);
    }
    List<@Nullable Object> all = new ArrayList<>(byKey.values());
    all.sort(Comparator.comparing(this::keyOf, KeyedListKind::compare));
    return all;
  }

  private Object keyOf(@Nullable Object item) {
    Object value = item == null ? null : ((StackObject) item).get(key);
    return value == null ? "" : value;
  }

  private static int compare(Object a, Object b) {
    return a instanceof Long one && b instanceof Long other
        ? Long.compare(one, other)
        : a.toString().compareTo(b.toString());
  }
}
