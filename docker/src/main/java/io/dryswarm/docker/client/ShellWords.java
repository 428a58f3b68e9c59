package io.dryswarm.docker.client;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a shell does: quotes, backslashes, comments. Nothing is expanded. */
public final class ShellWords {
  private ShellWords() {}

  /**
   * The words of a line.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '\'' || c == '"') {
        at = quoted(line, at, c, word);
        inWord = true;
      } else if (c == '\\') {
        if (at < line.length() && line.charAt(at) == '\n') {
          at++;
        } else if (at < line.length()) {
          word.append(line.charAt(at++));
          inWord = true;
        }
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else if (c == '#' && !inWord) {
        break;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** Appends what is between quotes; the place after them. */
  private static int quoted(String line, int begin, char quote, StringBuilder word) {
    int at = begin;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == quote) {
        return at;
      } else if (c == '\\' && quote == '"' && at < line.length()) {
        char next = line.charAt(at++);
        if ("\"\\$`".indexOf(next) < 0) {
          word.append(c);
        }
        word.append(next);
      } else {
        word.append(c);
      }
    }
    throw new IllegalArgumentException("EOF found when expecting closing quote");
  }
}
