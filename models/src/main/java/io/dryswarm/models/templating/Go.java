package io.dryswarm.models.templating;

/** Texts in quotes, the same in Go's messages and in JSON as far as names and templates go. */
final class Go {
  private Go() {}

  static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String unquote(String quoted) {
    return quoted.startsWith("\"") ? Literals.unquote(quoted) : quoted;
  }
}
