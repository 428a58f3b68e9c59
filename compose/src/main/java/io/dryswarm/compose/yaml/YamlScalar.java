package io.dryswarm.compose.yaml;

import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.GoTime;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param written     as in the file, without quotes
 * @param kind        what Docker's reader takes it for
 * @param substituted whether a variable was put in; such a value may be read as any kind that its text fits
 */
public record YamlScalar(Position position, String written, Kind kind, boolean substituted)
    implements YamlNode {
  /** Characters of a value that a message quotes. */
  private static final int MOST_SHOWN = 60;

  /** What a scalar stands for. */
  public enum Kind {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** A date or a moment, such as {@code 2024-01-01}. */
    TIME,
    NULL
  }

  /** Plain text that stands at {@code position}. */
  public static YamlScalar text(Position position, String text) {
    return new YamlScalar(position, text, Kind.TEXT, false);
  }

  /** An absent value that would stand at {@code position}. */
  public static YamlScalar nothing(Position position) {
    return new YamlScalar(position, "", Kind.NULL, false);
  }

  /** The value as Docker prints it where it wants text: {@code 0x1F} becomes {@code 31}, {@code 1e3} becomes {@code 1000}. */
  public String text() {
    return switch (kind) {
      case TEXT, BOOLEAN -> written;
      case TIME -> GoTime.parse(written).map(GoTime::printed).orElse(written);
      case INTEGER -> Dialect.integer(written).toString();
      case NUMBER -> GoNumbers.text(Dialect.number(written));
      case NULL -> "";
    };
  }

  /**
   * What it stands for: String, Long, BigInteger (above 2^63), Double, Boolean, GoTime, or null.
   */
  public @Nullable Object value() {
    return switch (kind) {
      case TEXT -> written;
      case BOOLEAN -> Boolean.valueOf(written);
      case TIME -> GoTime.parse(written).map(t -> (Object) t).orElse(written);
      case INTEGER -> whole(Dialect.integer(written));
      case NUMBER -> Dialect.number(written);
      case NULL -> null;
    };
  }

  private static Object whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  /** A file that is no YAML is one long scalar: its beginning says enough. */
  @Override
  public String describe() {
    if (kind == Kind.NULL) {
      return "nothing";
    }
    return '"'
        + (written.length() > MOST_SHOWN ? written.substring(0, MOST_SHOWN) + "..." : written)
        + '"';
  }
}
