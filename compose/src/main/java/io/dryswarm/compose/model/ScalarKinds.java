package io.dryswarm.compose.model;

import io.dryswarm.compose.text.GoDuration;
import io.dryswarm.compose.text.RamSize;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.YamlNode;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings that are one value. */
final class ScalarKinds {
  static final Kind TEXT = new Text();
  static final Kind FLAG = new Flag();
  static final Kind RATIO = new Ratio();
  static final Kind DURATION = new Duration();
  static final Kind BYTES = new Bytes();
  static final Kind INT = new Whole("int", false, Long.SIZE);
  static final Kind INT64 = new Whole("int64", false, Long.SIZE);
  static final Kind UINT32 = new Whole("uint32", true, Integer.SIZE);
  static final Kind UINT64 = new Whole("uint64", true, Long.SIZE);

  private ScalarKinds() {}

  /** Text; numbers are none. */
  private static final class Text extends Kind {
    @Override
    Object zero() {
      return "";
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      if (Nodes.value(node) instanceof String text) {
        return text;
      }
      decoding.unconvertible(name, "string", node);
      return "";
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return value == null || "".equals(value);
    }
  }

  /** True or false; false is empty. */
  private static final class Flag extends Kind {
    @Override
    Object zero() {
      return false;
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      if (Nodes.value(node) instanceof Boolean flag) {
        return flag;
      }
      decoding.unconvertible(name, "bool", node);
      return false;
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return !Boolean.TRUE.equals(value);
    }
  }

  /** A whole number; a fraction is cut off, and so is what has no room. */
  private static final class Whole extends Kind {
    private final String type;
    private final boolean unsigned;
    private final int bits;

    Whole(String type, boolean unsigned, int bits) {
      this.type = type;
      this.unsigned = unsigned;
      this.bits = bits;
    }

    @Override
    Object zero() {
      return 0L;
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      Object value = Nodes.value(node);
      if (!(value instanceof Number number)) {
        decoding.unconvertible(name, type, node);
        return 0L;
      }
      if (unsigned && number.doubleValue() < 0) {
        String printed = value instanceof Double
            ? String.format(Locale.ROOT, "%f", number.doubleValue())
            : value.toString();
        decoding.error(node, "cannot parse '" + name + "', " + printed + " overflows uint");
        return 0L;
      }
      return fit(number);
    }

    private Number fit(Number number) {
      if (bits == Integer.SIZE) {
        return number.longValue() & 0xFFFF_FFFFL;
      }
      return unsigned && number instanceof BigInteger ? number : (Number) number.longValue();
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return !(value instanceof Number number) || number.doubleValue() == 0;
    }
  }

  /** A decimal number of 32 bits. */
  private static final class Ratio extends Kind {
    @Override
    Object zero() {
      return 0f;
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      if (Nodes.value(node) instanceof Number number) {
        return number.floatValue();
      }
      decoding.unconvertible(name, "float32", node);
      return 0f;
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return !(value instanceof Float number) || number == 0;
    }
  }

  /** A duration in nanoseconds, printed as Go does. */
  private static final class Duration extends Kind {
    @Override
    Object zero() {
      return 0L;
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      try {
        if (Nodes.value(node) instanceof String text) {
          return GoDuration.parse(text);
        }
        throw new TextRefused("invalid type " + Nodes.typeName(node) + " for duration");
      } catch (TextRefused e) {
        decoding.refused(name, node, e);
        return 0L;
      }
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return !(value instanceof Long ns) || ns == 0;
    }

    @Override
    @Nullable
    Object plain(@Nullable Object value) {
      return value instanceof Long ns ? GoDuration.text(ns) : value;
    }
  }

  /** A size in bytes, printed as text. */
  private static final class Bytes extends Kind {
    @Override
    Object zero() {
      return 0L;
    }

    @Override
    @Nullable
    Object decode(String name, YamlNode node, Decoding decoding) {
      try {
        if (Nodes.value(node) instanceof Long bytes) {
          return bytes;
        }
        return RamSize.parse(Nodes.printed(node));
      } catch (TextRefused e) {
        decoding.refused(name, node, e);
        return 0L;
      }
    }

    @Override
    boolean isEmpty(@Nullable Object value) {
      return !(value instanceof Long bytes) || bytes == 0;
    }

    @Override
    @Nullable
    Object plain(@Nullable Object value) {
      return value instanceof Long bytes ? Long.toString(bytes) : value;
    }
  }
}
