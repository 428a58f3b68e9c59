package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping with known settings, printed in their order; {@code x-} keys come last. Those that are empty are not printed. */
class StructKind extends Kind {
  private final List<Field> fields;

  StructKind(Field... fields) {
    this.fields = List.of(fields);
  }

  List<Field> fields() {
    return fields;
  }

  @Override
  @Nullable
  Object decode(String name, YamlNode node, Decoding decoding) {
    if (!(node instanceof YamlMap map)) {
      decoding.error(node, "'" + name + "' expected a map, got '" + Nodes.kindName(node) + "'");
      return null;
    }
    Map<String, YamlNode> exact = new HashMap<>();
    Map<String, YamlNode> anyCase = new HashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      exact.put(entry.name(), entry.value());
      anyCase.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry.value());
    }
    StackObject object = new StackObject(node);
    for (Field field : fields) {
      YamlNode value = exact.get(field.path());
      value = value == null ? anyCase.get(field.path().toLowerCase(Locale.ROOT)) : value;
      String path = name.isEmpty() ? field.path() : name + "." + field.path();
      object.set(
          field.key(),
          value == null ? field.kind().zero() : field.kind().read(path, value, decoding));
    }
    return object;
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return !(value instanceof StackObject object)
        || (fields.stream().allMatch(f -> f.kind().isEmpty(object.get(f.key())))
            && object.extensions().isEmpty());
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (!(base instanceof StackObject earlier) || !(later instanceof StackObject other)) {
      return base == null ? later : base;
    }
    for (Field field : fields) {
      String key = field.key();
      earlier.set(key, field.kind().merged(earlier.get(key), other.get(key)));
    }
    earlier.setExtensions(Extensions.merged(earlier.extensions(), other.extensions()));
    return earlier;
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    Map<String, @Nullable Object> printed = new LinkedHashMap<>();
    if (value instanceof StackObject object) {
      for (Field field : fields) {
        Object setting = object.get(field.key());
        if (!field.kind().isEmpty(setting)) {
          printed.put(field.key(), field.kind().plain(setting));
        }
      }
      printed.putAll(NaturalOrder.sorted(object.extensions()));
    }
    return printed;
  }
}
