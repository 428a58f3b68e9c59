package io.dryswarm.compose.model;

import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** A kind with short forms. */
class PreparedKind extends Kind {
  private final Kind kind;
  private final Preparation preparation;

  PreparedKind(Preparation preparation, Kind kind) {
    this.kind = kind;
    this.preparation = preparation;
  }

  @Override
  @Nullable
  Object zero() {
    return kind.zero();
  }

  @Override
  @Nullable
  Object decode(String name, YamlNode node, Decoding decoding) {
    try {
      return kind.decode(name, preparation.prepare(node, decoding), decoding);
    } catch (TextRefused e) {
      decoding.refused(name, node, e);
      return zero();
    }
  }

  @Override
  boolean isEmpty(@Nullable Object value) {
    return kind.isEmpty(value);
  }

  @Override
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    return kind.merged(base, later);
  }

  @Override
  @Nullable
  Object plain(@Nullable Object value) {
    return kind.plain(value);
  }
}
