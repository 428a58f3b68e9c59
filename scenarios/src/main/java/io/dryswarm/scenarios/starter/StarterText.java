package io.dryswarm.scenarios.starter;

import java.util.Set;

/** Texts as YAML. */
final class StarterText {
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private StarterText() {}

  /** In quotes where it could be taken for something else. */
  static String scalar(String text) {
    boolean isPlain = text.matches("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_.]+)*")
        && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
    return isPlain ? text : quoted(text);
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The name of a service in its stack. */
  static String key(String stack, String service) {
    return service.startsWith(stack + "_") ? service.substring(stack.length() + 1) : service;
  }
}
