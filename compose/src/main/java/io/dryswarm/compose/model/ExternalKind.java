package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/** Whether an object exists already: printed as a flag, or with the name that it has outside of the stack. */
final class ExternalKind extends StructKind {
  ExternalKind(Field... fields) {
    super(fields);
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    boolean named = value instanceof StackObject object && !object.text("name").isEmpty();
    return named
        ? super.plain(value)
        : (Object) (value instanceof StackObject o && o.flag("external"));
  }
}
