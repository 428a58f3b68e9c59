package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/**
 * A log driver with its options. Options of two files are merged if they are for one driver; they are lost if the earlier file has none,
 * as in Docker. Another driver replaces the earlier one and its options.
 */
final class LoggingKind extends StructKind {
  LoggingKind(Field... fields) {
    super(fields);
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (!(base instanceof StackObject earlier) || !(later instanceof StackObject other)) {
      return base == null ? later : base;
    }
    String one = earlier.text("driver");
    String another = other.text("driver");
    if (!one.equals(another) && !one.isEmpty() && !another.isEmpty()) {
      return later;
    }
    earlier.set("driver", one.isEmpty() ? another : one);
    Object options = earlier.get("options");
    if (options != null) {
      earlier.set("options", StackShapes.OPTIONS.merged(options, other.get("options")));
    }
    return earlier;
  }
}
