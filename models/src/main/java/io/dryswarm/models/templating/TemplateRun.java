package io.dryswarm.models.templating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills one template in. Source: Go's text/template/exec.go, with {@code missingkey=error}. */
final class TemplateRun {
  /** Longest piece of the template in a message. */
  private static final int CONTEXT_LENGTH = 20;

  private final String text;
  private final Struct dot;
  private final Functions functions;
  private final StringBuilder out = new StringBuilder();

  private TemplateRun(String text, Struct dot, Functions functions) {
    this.text = text;
    this.dot = dot;
    this.functions = functions;
  }

  /** @throws TemplateError in Go's words */
  static String expand(String text, Struct dot, Functions functions) {
    if (!text.contains("{{")) {
      return text;
    }
    List<Part> parts = TemplateParser.parse(text, functions.names());
    TemplateRun run = new TemplateRun(text, dot, functions);
    run.parts(parts);
    return run.out.toString();
  }

  private void parts(List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Part.Plain plain) {
        out.append(plain.text());
      } else if (part instanceof Part.Action action) {
        out.append(Struct.print(value(action.pipeline())));
      } else if (part instanceof Part.Branch branch) {
        parts(Struct.isTrue(value(branch.test())) ? branch.then() : branch.otherwise());
      }
    }
  }

  private Object value(Part.Pipeline pipeline) {
    List<Object> before = new ArrayList<>();
    for (Part.Command command : pipeline.commands()) {
      Object value = value(command, before);
      before.clear();
      before.add(value);
    }
    return before.get(0);
  }

  private Object value(Part.Command command, List<Object> before) {
    Part.Operand first = command.operands().get(0);
    if (first instanceof Part.Function function) {
      return call(command, function.name(), before);
    } else if (command.operands().size() > 1 || !before.isEmpty()) {
      throw problem(
          command.position(),
          command.text(),
          "can't give argument to non-function " + first.text());
    }
    return value(first);
  }

  private Object call(Part.Command command, String name, List<Object> before) {
    List<Object> arguments = new ArrayList<>();
    command.operands().stream().skip(1).forEach(operand -> arguments.add(value(operand)));
    arguments.addAll(before);
    try {
      return functions.call(name, arguments);
    } catch (IllegalArgumentException e) {
      throw problem(
          command.position(), command.text(), "error calling " + name + ": " + e.getMessage());
    }
  }

  private Object value(Part.Operand operand) {
    if (operand instanceof Part.Field field) {
      return field(field);
    } else if (operand instanceof Part.Literal literal) {
      return literal.value();
    } else if (operand instanceof Part.Group group) {
      return value(group.pipeline());
    }
    return call(new Part.Command(0, List.of(operand)), ((Part.Function) operand).name(), List.of());
  }

  private Object field(Part.Field field) {
    Object value = dot;
    for (String name : field.names()) {
      Object next = value instanceof Struct struct
          ? struct.fields().get(name)
          : value instanceof Map<?, ?> map ? map.get(name) : null;
      if (next == null) {
        throw problem(
            field.position(),
            field.text(),
            value instanceof Map<?, ?>
                ? "map has no entry for key \"" + name + "\""
                : "can't evaluate field " + name + " in type " + Struct.typeOf(value));
      }
      value = next;
    }
    return value;
  }

  private TemplateError problem(int position, String context, String what) {
    String shown =
        context.length() > CONTEXT_LENGTH ? context.substring(0, CONTEXT_LENGTH) + "..." : context;
    int lineStart = text.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
    int column = position - (position == 0 ? 0 : lineStart);
    return new TemplateError(Scanner.NAME + Scanner.line(text, position) + ":" + column
        + ": executing \"expansion\" at <" + shown + ">: " + what);
  }
}
