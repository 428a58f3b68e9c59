package io.dryswarm.compose.print;

import java.util.Locale;

/** A text in double quotes; what cannot be printed is escaped. */
final class DoubleQuoted {
  private DoubleQuoted() {}

  /** A text that begins with a byte order mark is escaped all over, as by go-yaml. */
  static String of(String text) {
    boolean all = !text.isEmpty() && text.charAt(0) == ScalarShape.BYTE_ORDER_MARK;
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      boolean plain = ScalarShape.isPrintable(c) && !ScalarShape.isBreak(c);
      if (plain && !all && c != '"' && c != '\\') {
        out.appendCodePoint(c);
      } else {
        out.append('\\').append(escape(c));
      }
    });
    return out.append('"').toString();
  }

  private static String escape(int c) {
    return switch (c) {
      case '"' -> "\"";
      case '\\' -> "\\";
      case 0 -> "0";
      case 7 -> "a";
      case '\b' -> "b";
      case '\t' -> "t";
      case '\n' -> "n";
      case 11 -> "v";
      case '\f' -> "f";
      case '\r' -> "r";
      case 27 -> "e";
      case 0x85 -> "N";
      case 0xA0 -> "_";
      case 0x2028 -> "L";
      case 0x2029 -> "P";
      default ->
        String.format(Locale.ROOT, c <= 0xFF ? "x%02X" : c <= 0xFFFF ? "u%04X" : "U%08X", c);
    };
  }
}
