package io.dryswarm.compose.model;

import io.dryswarm.compose.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** What a setting is made of. Values are String, Boolean, Long, BigInteger, Float, List, Map, {@link StackObject}, or null. */
abstract class Kind {
  /** The value where the file says nothing. */
  @Nullable
  Object zero() {
    return null;
  }

  /**
   * Reads a value; the zero one if the file gives nothing, or something that does not fit.
   *
   * @param name where it stands, as Docker's decoder names it: {@code Deploy.Resources.Limits.memory}
   */
  final @Nullable Object read(String name, YamlNode node, Decoding decoding) {
    if (Nodes.isNull(node)) {
      return zero();
    }
    return decode(name, node, decoding);
  }

  abstract @Nullable Object decode(String name, YamlNode node, Decoding decoding);

  /** Whether the value is left out where it is printed. */
  abstract boolean isEmpty(@Nullable Object value);

  /** The value of two files; the later one wins unless it is empty. */
  @Nullable
  Object merged(@Nullable Object base, @Nullable Object later) {
    return isEmpty(later) ? base : later;
  }

  /** The value as it is printed: maps in their order, lists, and single values. */
  @Nullable
  Object plain(@Nullable Object value) {
    return value;
  }
}
