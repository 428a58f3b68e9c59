package io.dryswarm.compose.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping whose settings are printed even if they are empty. */
final class AlwaysPrintedKind extends StructKind {
  AlwaysPrintedKind(Field... fields) {
    super(fields);
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    Map<String, @Nullable Object> printed = new LinkedHashMap<>();
    if (value instanceof StackObject object) {
      for (Field field : fields()) {
        printed.put(field.key(), field.kind().plain(object.get(field.key())));
      }
    }
    return printed;
  }
}
