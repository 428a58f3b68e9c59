package io.dryswarm.compose.text;

import java.util.ArrayList;
import java.util.List;

/** A command line cut into words: quotes hold words together, a backslash takes the next sign as it is, {@code #} begins a comment. */
public final class ShellWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /** @throws TextRefused if a quote is not closed or a backslash is the last sign */
  public static List<String> split(String line) throws TextRefused {
    ShellWords words = new ShellWords(line);
    words.read();
    return words.words;
  }

  private void read() throws TextRefused {
    while (at < line.length()) {
      char c = line.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '#') {
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end + 1;
      } else {
        words.add(word());
      }
    }
  }

  private String word() throws TextRefused {
    StringBuilder word = new StringBuilder();
    while (at < line.length() && !isSpace(line.charAt(at))) {
      char c = line.charAt(at++);
      switch (c) {
        case '\\' -> word.append(escaped());
        case '"' -> quoted(word);
        case '\'' -> literal(word);
        default -> word.append(c);
      }
    }
    return word.toString();
  }

  private char escaped() throws TextRefused {
    if (at == line.length()) {
      throw new TextRefused("EOF found after escape character");
    }
    return line.charAt(at++);
  }

  private void quoted(StringBuilder word) throws TextRefused {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return;
      }
      word.append(c == '\\' ? escaped() : c);
    }
    throw new TextRefused("EOF found when expecting closing quote");
  }

  private void literal(StringBuilder word) throws TextRefused {
    int end = line.indexOf('\'', at);
    if (end < 0) {
      throw new TextRefused("EOF found when expecting closing quote");
    }
    word.append(line, at, end);
    at = end + 1;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
