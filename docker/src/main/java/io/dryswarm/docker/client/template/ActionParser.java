package io.dryswarm.docker.client.template;

import io.dryswarm.docker.client.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the words of one action. */
final class ActionParser {
  private final List<Token> tokens;
  private int at;

  ActionParser(List<Token> tokens, int begin) {
    this.tokens = tokens;
    this.at = begin;
  }

  private Token now() {
    return tokens.get(at);
  }

  boolean take(String sign) {
    if (now().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  /** A variable that stands here; {@code null} if none does. */
  @Nullable
  String variable() {
    if (now().kind() == Kind.VARIABLE && isFollowedByAssignment()) {
      return tokens.get(at++).text();
    }
    return null;
  }

  private boolean isFollowedByAssignment() {
    Token next = tokens.get(at + 1);
    return next.is(":=") || next.is("=") || next.is(",");
  }

  /** The variable that the action declares; {@code null} if it declares none. */
  @Nullable
  String declared() {
    String variable = variable();
    if (variable != null && !take(":=") && !take("=")) {
      throw new TemplateError("template: :1: unexpected \",\" in command");
    }
    return variable;
  }

  void expectEnd() {
    if (now().kind() != Kind.END) {
      throw new TemplateError("template: :1: unexpected \"" + now().text() + "\" in operand");
    }
  }

  Expression pipeline() {
    Expression value = command();
    while (take("|")) {
      value = new Expression.Pipe(value, command());
    }
    return value;
  }

  private Expression command() {
    Token first = now();
    if (first.kind() == Kind.WORD && !isLiteral(first)) {
      at++;
      if (!Functions.isKnown(first.text())) {
        throw new TemplateError("template: :1: function \"" + first.text() + "\" not defined");
      }
      return new Expression.Call(first.text(), operands(), first.position());
    }
    Expression operand = operand();
    List<Expression> arguments = operands();
    if (arguments.isEmpty()) {
      return operand;
    } else if (operand instanceof Expression.Chain chain) {
      return chain.with(arguments);
    }
    throw new TemplateError("template: :1: can't give argument to non-function " + first.text());
  }

  private static boolean isLiteral(Token word) {
    return word.isWord("true") || word.isWord("false") || word.isWord("nil");
  }

  private List<Expression> operands() {
    List<Expression> operands = new ArrayList<>();
    while (now().kind() != Kind.END && !now().is("|") && !now().is(")")) {
      operands.add(operand());
    }
    return operands;
  }

  private Expression operand() {
    Token token = tokens.get(at++);
    Expression base = switch (token.kind()) {
      case TEXT -> new Expression.Literal(token.text());
      case NUMBER -> new Expression.Literal(number(token.text()));
      case VARIABLE -> new Expression.Variable(token.text());
      case FIELD -> {
        at--;
        yield new Expression.Dot();
      }
      case WORD -> word(token);
      case SIGN -> sign(token);
      case END -> throw new TemplateError("template: :1: missing value for command");
    };
    return members(base, token.position());
  }

  private static Object number(String text) {
    return text.contains(".") ? (Object) Double.valueOf(text) : Long.valueOf(text);
  }

  private static Expression word(Token token) {
    if (!isLiteral(token)) {
      if (!Functions.isKnown(token.text())) {
        throw new TemplateError("template: :1: function \"" + token.text() + "\" not defined");
      }
      return new Expression.Call(token.text(), List.of(), token.position());
    }
    return new Expression.Literal(token.isWord("nil") ? null : token.isWord("true"));
  }

  private Expression sign(Token token) {
    if (token.is(".")) {
      return new Expression.Dot();
    } else if (token.is("(")) {
      Expression inner = pipeline();
      if (!take(")")) {
        throw new TemplateError("template: :1: unclosed left paren");
      }
      return inner;
    }
    throw new TemplateError("template: :1: unexpected \"" + token.text() + "\" in operand");
  }

  /** Members follow without a blank; the first one may stand alone. */
  private Expression members(Expression base, int position) {
    List<String> names = new ArrayList<>();
    boolean isFirst = base instanceof Expression.Dot;
    while (now().kind() == Kind.FIELD && (isFirst || isAdjacent())) {
      names.add(tokens.get(at++).text());
      isFirst = false;
    }
    return names.isEmpty() ? base : new Expression.Chain(base, names, position, List.of());
  }

  /** Whether no blank is between this word and the one before. */
  private boolean isAdjacent() {
    Token before = tokens.get(at - 1);
    int length = before.text().length() + (before.kind() == Kind.FIELD ? 1 : 0);
    return before.position() + length == now().position();
  }
}
