package io.dryswarm.reports.text;

/** ANSI colours, or none. */
final class Ink {
  private final boolean on;

  Ink(boolean on) {
    this.on = on;
  }

  String heading(String text) {
    return paint("1", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
