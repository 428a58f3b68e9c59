package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/** A command line: the whole of a later file's replaces it. */
final class CommandKind extends ListKind {
  CommandKind() {
    super(ScalarKinds.TEXT);
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    return base != null && isEmpty(later) ? base : later;
  }
}
