package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/** Variables with their values; one without a value is taken from the environment. An empty value of a later file does not override. */
final class EnvironmentKind extends MapKind {
  private static final Kind VALUE = OptionalKind.of(ScalarKinds.TEXT);

  EnvironmentKind() {
    super(VALUE);
  }

  @Override
  @Nullable
  Object mergedValue(@Nullable Object base, @Nullable Object later) {
    boolean empty = later == null || later.equals("");
    return "".equals(base) || !empty ? later : base;
  }
}
