package io.dryswarm.models.templating;

/** Texts and numbers as they are written in actions. */
final class Literals {
  private Literals() {}

  static String unquote(String written) {
    String inner = written.substring(1, written.length() - 1);
    if (written.charAt(0) == '`' || inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      text.append(c == '\\' && i + 1 < inner.length() ? escaped(inner.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  static Long number(String written, Scanner where) {
    try {
      return Long.valueOf(written);
    } catch (NumberFormatException e) {
      throw where.problem("bad number syntax: \"" + written + "\"");
    }
  }
}
