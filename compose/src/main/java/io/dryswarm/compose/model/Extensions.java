package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code x-} keys of a mapping, which mean nothing to Docker and are printed as they are. */
public final class Extensions {
  private Extensions() {}

  /** Those of a mapping. */
  public static Map<String, @Nullable Object> of(YamlNode node) {
    Map<String, @Nullable Object> extensions = new LinkedHashMap<>();
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (entry.name().startsWith("x-")) {
          extensions.put(entry.name(), Nodes.tree(entry.value()));
        }
      }
    }
    return extensions;
  }

  /** Mappings are merged, lists appended, single values overridden. */
  static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> base, Map<String, @Nullable Object> later) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(base);
    later.forEach((key, value) -> all.put(key, mergedValue(all.get(key), value)));
    return NaturalOrder.sorted(all);
  }

  private static @Nullable Object mergedValue(@Nullable Object base, @Nullable Object later) {
    if (base instanceof Map<?, ?> && later instanceof Map<?, ?>) {
      return merged(MapKind.entries(base), MapKind.entries(later));
    }
    if (base instanceof List<?> && later instanceof List<?>) {
      List<@Nullable Object> all = new ArrayList<>(ListKind.items(base));
      all.addAll(ListKind.items(later));
      return all;
    }
    return later;
  }
}
