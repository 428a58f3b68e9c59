package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** A setting that may be absent, which differs from empty: {@code replicas: 0} counts. */
final class OptionalKind extends Kind {
  private final Kind kind;
  private final boolean emptyOverrides;

  private OptionalKind(Kind kind, boolean emptyOverrides) {
    this.kind = kind;
    this.emptyOverrides = emptyOverrides;
  }

  /** An empty value of a later file does not override. */
  static OptionalKind of(Kind kind) {
    return new OptionalKind(kind, false);
  }

  /** Any value of a later file overrides. */
  static OptionalKind overriding(Kind kind) {
    return new OptionalKind(kind, true);
  }

  @Override
  @Nullable
  Object decode(String name, YamlNode node, Decoding decoding) {
    return kind.decode(name, node, decoding);
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return value == null;
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    if (base == null || later == null) {
      return base == null ? later : base;
    }
    return emptyOverrides ? later : kind.merged(base, later);
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    return value == null ? null : kind.plain(value);
  }
}
