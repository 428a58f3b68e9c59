package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/** A limit, printed as one number if it was given as one. */
final class UlimitKind extends StructKind {
  UlimitKind(Field... fields) {
    super(fields);
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    return value instanceof StackObject limit && limit.whole("single") != 0
        ? (Object) limit.whole("single")
        : super.plain(value);
  }
}
