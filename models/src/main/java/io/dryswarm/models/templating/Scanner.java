package io.dryswarm.models.templating;

/** Reads the words of one action. */
final class Scanner {
  static final String BLANKS = " \t\r\n";
  static final String NAME = "template: expansion:";

  private final String text;
  private final int end;
  private int at;

  /**
   * @param text whole template
   * @param from first character of the action's content
   * @param end  behind its last one
   */
  Scanner(String text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** The same action, read from here on. */
  Scanner from(int position) {
    return new Scanner(text, position, end);
  }

  int position() {
    return at;
  }

  boolean isAtEnd() {
    skipBlanks();
    return at >= end;
  }

  char peek() {
    return at < end ? text.charAt(at) : '\0';
  }

  /** Whether the next character is this one; takes it if it is. */
  boolean takes(char c) {
    boolean is = peek() == c && at < end;
    at += is ? 1 : 0;
    return is;
  }

  boolean skipBlanks() {
    int before = at;
    while (at < end && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > before;
  }

  /** Letters, digits and underscores. */
  String word() {
    int from = at;
    while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(from, at);
  }

  /** A text in quotes or back quotes, as it is written. */
  String quoted() {
    int from = at;
    char quote = text.charAt(at++);
    while (at < end && text.charAt(at) != quote) {
      at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= end) {
      throw problem(quote == '"' ? "unterminated quoted string" : "unterminated raw quoted string");
    }
    at++;
    return text.substring(from, at);
  }

  /** An error on the line where reading has come to. */
  TemplateError problem(String what) {
    return new TemplateError(NAME + line(text, Math.min(at, text.length())) + ": " + what);
  }

  static int line(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
