package io.dryswarm.compose.print;

import io.dryswarm.compose.yaml.PlainText;
import java.util.Set;
import java.util.regex.Pattern;

/** One text in the style that go-yaml gives it: plain, quoted, or as a block of lines. */
final class ScalarText {
  private static final Set<String> OLD_FLAGS = Set.of(
      "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
      "OFF");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  /** Nobody takes longer ones for numbers. */
  private static final int LONGEST_NUMBER = 200;

  private ScalarText() {}

  /**
   * @param indent columns of a block of lines
   */
  static String of(String text, int indent) {
    ScalarShape shape = ScalarShape.of(text);
    if (text.indexOf('\n') >= 0) {
      return shape.blockAllowed() ? block(text, indent) : DoubleQuoted.of(text);
    }
    return inLine(text, shape);
  }

  static String ofKey(String text) {
    return text.indexOf('\n') >= 0 ? DoubleQuoted.of(text) : inLine(text, ScalarShape.of(text));
  }

  private static String inLine(String text, ScalarShape shape) {
    if (!PlainText.isText(text) || OLD_FLAGS.contains(text) || isBase60(text)) {
      return DoubleQuoted.of(text);
    }
    if (shape.plainAllowed()) {
      return text;
    }
    return shape.singleQuotedAllowed()
        ? "'" + text.replace("'", "''") + "'"
        : DoubleQuoted.of(text);
  }

  private static boolean isBase60(String text) {
    return text.length() <= LONGEST_NUMBER && BASE_60.matcher(text).matches();
  }

  private static String block(String text, int indent) {
    StringBuilder out = new StringBuilder("|");
    if (text.startsWith(" ") || ScalarShape.isBreak(text.charAt(0))) {
      out.append('2');
    }
    boolean ended = text.endsWith("\n");
    boolean keeps = ended && (text.length() == 1 || text.charAt(text.length() - 2) == '\n');
    out.append(keeps ? "+" : ended ? "" : "-").append('\n');
    String body = keeps || ended ? text.substring(0, text.length() - 1) : text;
    String[] lines = body.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : "\n");
      out.append(lines[i].isEmpty() ? "" : " ".repeat(indent) + lines[i]);
    }
    return out.append(keeps ? "\n" : "").toString();
  }
}
