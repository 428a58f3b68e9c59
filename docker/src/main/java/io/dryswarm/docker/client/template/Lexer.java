package io.dryswarm.docker.client.template;

import io.dryswarm.docker.client.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits the inside of an action into words. */
final class Lexer {
  private final String source;
  private final int end;
  private int at;

  private Lexer(String source, int begin, int end) {
    this.source = source;
    this.at = begin;
    this.end = end;
  }

  static List<Token> tokens(String source, int begin, int end) {
    Lexer lexer = new Lexer(source, begin, end);
    List<Token> tokens = new ArrayList<>();
    while (lexer.skipBlanks()) {
      tokens.add(lexer.next());
    }
    tokens.add(new Token(Kind.END, "", end));
    return tokens;
  }

  private boolean skipBlanks() {
    while (at < end && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at < end;
  }

  private Token next() {
    int begin = at;
    char c = source.charAt(at);
    if (c == '"' || c == '`' || c == '\'') {
      return new Token(Kind.TEXT, quoted(c), begin);
    } else if (c == '.' && at + 1 < end && isLetter(source.charAt(at + 1))) {
      at++;
      return new Token(Kind.FIELD, name(), begin);
    } else if (c == '$') {
      at++;
      return new Token(Kind.VARIABLE, "$" + name(), begin);
    } else if (Character.isDigit(c) || (c == '-' || c == '+') && isDigitNext()) {
      return new Token(Kind.NUMBER, number(), begin);
    } else if (isLetter(c)) {
      return new Token(Kind.WORD, name(), begin);
    } else if (source.startsWith(":=", at)) {
      at += 2;
      return new Token(Kind.SIGN, ":=", begin);
    } else if ("|(),=.".indexOf(c) >= 0) {
      at++;
      return new Token(Kind.SIGN, String.valueOf(c), begin);
    }
    throw new TemplateError("template: :1: unexpected bad character "
        + String.format("U+%04X", (int) c) + " '" + c + "' in command");
  }

  private boolean isDigitNext() {
    return at + 1 < end && Character.isDigit(source.charAt(at + 1));
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private String name() {
    int begin = at;
    while (at < end && (isLetter(source.charAt(at)) || Character.isDigit(source.charAt(at)))) {
      at++;
    }
    return source.substring(begin, at);
  }

  private String number() {
    int begin = at++;
    while (at < end && (Character.isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
      at++;
    }
    return source.substring(begin, at);
  }

  private String quoted(char quote) {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < end && source.charAt(at) != quote) {
      char c = source.charAt(at++);
      if (c == '\\' && quote != '`' && at < end) {
        c = escaped(source.charAt(at++));
      }
      text.append(c);
    }
    if (at >= end) {
      throw new TemplateError("template: :1: unterminated quoted string");
    }
    at++;
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
}
