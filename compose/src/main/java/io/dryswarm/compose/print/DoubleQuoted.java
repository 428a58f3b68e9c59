package io.dryswarm.compose.print;

import java.util.Locale;

/** A text in double quotes; what cannot be printed is escaped. */
final class DoubleQuoted {
  private DoubleQuoted() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(out, c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 0 -> out.append("\\0");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case 11 -> out.append("\\v");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 27 -> out.append("\\e");
      case 0x85 -> out.append("\\N");
      case 0xA0 -> out.append("\\_");
      case 0x2028 -> out.append("\\L");
      case 0x2029 -> out.append("\\P");
      default -> appendPlain(out, c);
    }
  }

  private static void appendPlain(StringBuilder out, int c) {
    boolean printable = (c >= 0x20 && c <= 0x7E)
        || (c > 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c > 0xFFFF;
    if (printable) {
      out.appendCodePoint(c);
    } else if (c <= 0xFF) {
      out.append(String.format(Locale.ROOT, "\\x%02X", c));
    } else {
      out.append(String.format(Locale.ROOT, "\\u%04X", c));
    }
  }
}
