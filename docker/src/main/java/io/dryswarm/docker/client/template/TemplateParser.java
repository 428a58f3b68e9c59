package io.dryswarm.docker.client.template;

import io.dryswarm.docker.client.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads templates: text, and actions between double braces. */
final class TemplateParser {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /** How a block ended. */
  private enum Ending {
    ELSE,
    END,
    TEXT_ENDS
  }

  private final String source;
  private int at;
  private Ending ending = Ending.TEXT_ENDS;

  /** Of an {@code else} that goes on with a choice of its own. */
  private @Nullable List<Token> elseTokens;

  private boolean trimNext;

  TemplateParser(String source) {
    this.source = source;
  }

  List<Part> parse() {
    List<Part> parts = block();
    if (ending != Ending.TEXT_ENDS) {
      throw error("unexpected {{" + (ending == Ending.ELSE ? "else" : "end") + "}}");
    }
    return parts;
  }

  private static TemplateError error(String problem) {
    return new TemplateError("template: :1: " + problem);
  }

  private List<Part> block() {
    List<Part> parts = new ArrayList<>();
    while (true) {
      List<Token> tokens = text(parts);
      if (tokens == null) {
        ending = Ending.TEXT_ENDS;
        return parts;
      }
      Token first = tokens.get(0);
      if (first.isWord("end")) {
        ending = Ending.END;
        return parts;
      } else if (first.isWord("else")) {
        ending = Ending.ELSE;
        elseTokens = tokens.subList(1, tokens.size());
        return parts;
      }
      Part part = action(tokens);
      if (part != null) {
        parts.add(part);
      }
    }
  }

  /** Adds the text before the next action; the words of the action, or {@code null} at the end. */
  private @Nullable List<Token> text(List<Part> parts) {
    int open = source.indexOf(OPEN, at);
    String text = open < 0 ? source.substring(at) : source.substring(at, open);
    if (trimNext) {
      text = text.stripLeading();
      trimNext = false;
    }
    if (open < 0) {
      at = source.length();
      addText(parts, text);
      return null;
    }
    int begin = open + OPEN.length();
    if (source.startsWith("- ", begin) || source.startsWith("-\n", begin)) {
      text = text.stripTrailing();
      begin++;
    }
    addText(parts, text);
    int close = end(begin);
    int end = close;
    if (end - 2 >= begin && source.startsWith(" -", end - 2)) {
      end -= 2;
      trimNext = true;
    }
    at = close + CLOSE.length();
    return Lexer.tokens(source, begin, end);
  }

  private int end(int begin) {
    char quote = 0;
    for (int i = begin; i + 1 < source.length(); i++) {
      char c = source.charAt(i);
      if (quote == 0 && source.startsWith(CLOSE, i)) {
        return i;
      } else if (quote == 0 && (c == '"' || c == '`')) {
        quote = c;
      } else if (c == quote && source.charAt(i - 1) != '\\') {
        quote = 0;
      }
    }
    throw error("unclosed action");
  }

  private static void addText(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(text));
    }
  }

  private @Nullable Part action(List<Token> tokens) {
    Token first = tokens.get(0);
    if (first.kind() == Kind.END) {
      throw error("missing value for command");
    } else if (first.isWord("if") || first.isWord("with")) {
      return choice(tokens);
    } else if (first.isWord("range")) {
      return range(new ActionParser(tokens, 1));
    }
    ActionParser action = new ActionParser(tokens, 0);
    String variable = action.declared();
    Part part = new Part.Value(variable, action.pipeline());
    action.expectEnd();
    return part;
  }

  private Part choice(List<Token> tokens) {
    ActionParser action = new ActionParser(tokens, 1);
    String variable = action.declared();
    Expression condition = action.pipeline();
    action.expectEnd();
    List<Part> then = block();
    return new Part.Choice(
        tokens.get(0).isWord("with"),
        variable,
        condition,
        then,
        otherwise(tokens.get(0).text()));
  }

  private Part range(ActionParser action) {
    String first = action.variable();
    String second = null;
    if (first != null) {
      if (action.take(",")) {
        second = action.variable();
      }
      if (!action.take(":=")) {
        throw error("range can only initialize variables");
      }
    }
    Expression of = action.pipeline();
    action.expectEnd();
    List<Part> body = block();
    String key = second == null ? null : first;
    String element = second == null ? first : second;
    return new Part.Range(key, element, of, body, otherwise("range"));
  }

  private List<Part> otherwise(String what) {
    List<Token> more = elseTokens;
    if (ending == Ending.TEXT_ENDS) {
      throw error("unexpected EOF");
    } else if (ending == Ending.END || more == null) {
      return List.of();
    }
    if (more.get(0).isWord("if") || more.get(0).isWord("with")) {
      return List.of(choice(more));
    }
    List<Part> parts = block();
    if (ending != Ending.END) {
      throw error("expected end; found {{else}} in " + what);
    }
    return parts;
  }
}
