package io.dryswarm.models.templating;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template. Source: Go's text/template/parse. */
final class TemplateParser {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final List<String> NOT_SIMULATED =
      List.of("range", "with", "define", "template", "block", "break", "continue");

  private final String text;
  private final Set<String> functions;
  private int at;

  /** A keyword that ends a list of parts, and where its own words begin. */
  private record End(String keyword, Scanner rest) {}

  private TemplateParser(String text, Set<String> functions) {
    this.text = text;
    this.functions = functions;
  }

  /**
   * @param functions those that it may call
   * @throws TemplateError in Go's words
   */
  static List<Part> parse(String text, Set<String> functions) {
    TemplateParser parser = new TemplateParser(text, functions);
    List<Part> parts = new ArrayList<>();
    End end = parser.parts(parts);
    if (end != null) {
      throw end.rest.problem("unexpected {{" + end.keyword + "}}");
    }
    return parts;
  }

  /** Reads up to the end of the text, or to {@code end} or {@code else}, which is returned. */
  private @Nullable End parts(List<Part> parts) {
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      if (open < 0) {
        parts.add(new Part.Plain(text.substring(at)));
        at = text.length();
        return null;
      }
      String before = text.substring(at, open);
      boolean trimsBefore = text.startsWith("- ", open + OPEN.length());
      parts.add(new Part.Plain(trimsBefore ? trimEnd(before) : before));
      Scanner action = action(open + OPEN.length() + (trimsBefore ? 1 : 0));
      if (action != null) {
        End end = statement(action, parts);
        if (end != null) {
          return end;
        }
      }
    }
    return null;
  }

  /** The words of the action that begins here; {@code null} for a comment. Goes on behind it. */
  private @Nullable Scanner action(int from) {
    int close = close(from);
    boolean trimsAfter = close > from && text.startsWith(" -", close - 2) && close - 2 >= from;
    at = close + CLOSE.length();
    if (trimsAfter) {
      while (at < text.length() && Scanner.BLANKS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
    int end = trimsAfter ? close - 1 : close;
    String content = text.substring(from, end).strip();
    return content.startsWith("/*") ? null : new Scanner(text, from, end);
  }

  /** Where the action ends: not inside quotes. */
  private int close(int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && text.startsWith(CLOSE, i)) {
        return i;
      } else if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '`')) {
        quote = c;
      }
    }
    throw new TemplateError(Scanner.NAME + Scanner.line(text, from) + ": unclosed action");
  }

  private @Nullable End statement(Scanner action, List<Part> parts) {
    action.skipBlanks();
    int from = action.position();
    String word = action.word();
    if (word.equals("end") || word.equals("else")) {
      return new End(word, action);
    } else if (word.equals("if")) {
      parts.add(branch(action));
    } else if (NOT_SIMULATED.contains(word) || action.peek() == '$') {
      throw action.problem("the simulation does not know " + (word.isEmpty() ? "variables" : word));
    } else {
      parts.add(new Part.Action(pipeline(action.from(from), "command")));
    }
    return null;
  }

  private Part branch(Scanner test) {
    Part.Pipeline pipeline = pipeline(test, "if");
    List<Part> then = new ArrayList<>();
    List<Part> otherwise = new ArrayList<>();
    End end = parts(then);
    if (end != null && end.keyword.equals("else")) {
      end.rest.skipBlanks();
      if (end.rest.word().equals("if")) {
        otherwise.add(branch(end.rest));
        return new Part.Branch(pipeline, then, otherwise);
      }
      end = parts(otherwise);
    }
    if (end == null) {
      throw new TemplateError(
          Scanner.NAME + Scanner.line(text, text.length()) + ": unexpected EOF");
    }
    return new Part.Branch(pipeline, then, otherwise);
  }

  private Part.Pipeline pipeline(Scanner action, String context) {
    List<Part.Command> commands = new ArrayList<>();
    do {
      commands.add(command(action, context));
    } while (action.takes('|'));
    return new Part.Pipeline(commands);
  }

  private Part.Command command(Scanner action, String context) {
    action.skipBlanks();
    int position = action.position();
    List<Part.Operand> operands = new ArrayList<>();
    while (!action.isAtEnd() && action.peek() != '|' && action.peek() != ')') {
      operands.add(operand(action));
      boolean isApart = action.skipBlanks();
      if (!isApart && !action.isAtEnd() && action.peek() != '|' && action.peek() != ')') {
        throw action.problem("unexpected \"" + action.peek() + "\" in operand");
      }
    }
    if (operands.isEmpty()) {
      throw action.problem("missing value for " + context);
    }
    return new Part.Command(position, operands);
  }

  private Part.Operand operand(Scanner action) {
    char c = action.peek();
    if (c == '.') {
      return field(action);
    } else if (c == '"' || c == '`') {
      String written = action.quoted();
      return new Part.Literal(Literals.unquote(written), written);
    } else if (action.takes('(')) {
      Part.Pipeline inner = pipeline(action, "parenthesized pipeline");
      if (!action.takes(')')) {
        throw action.problem("unclosed left paren");
      }
      return new Part.Group(inner);
    }
    return named(action);
  }

  private static Part.Operand field(Scanner action) {
    int position = action.position();
    List<String> names = new ArrayList<>();
    while (action.peek() == '.') {
      int dot = action.position();
      action.takes('.');
      String name = action.word();
      if (name.isEmpty()) {
        break;
      }
      position = names.size() == 1 ? dot : position;
      names.add(name);
    }
    return new Part.Field(position, names);
  }

  private Part.Operand named(Scanner action) {
    boolean isNegative = action.takes('-');
    String word = (isNegative ? "-" : "") + action.word();
    if (word.isEmpty()) {
      throw action.problem("unexpected \"" + action.peek() + "\" in command");
    } else if (word.equals("true") || word.equals("false")) {
      return new Part.Literal(word.equals("true"), word);
    } else if (isNegative || Character.isDigit(word.charAt(0))) {
      return new Part.Literal(Literals.number(word, action), word);
    } else if (!functions.contains(word)) {
      throw action.problem("function \"" + word + "\" not defined");
    }
    return new Part.Function(word);
  }

  private static String trimEnd(String plain) {
    int end = plain.length();
    while (end > 0 && Scanner.BLANKS.indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, end);
  }
}
