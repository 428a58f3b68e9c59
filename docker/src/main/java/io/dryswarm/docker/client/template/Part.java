package io.dryswarm.docker.client.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a template that prints something. */
sealed interface Part {
  /** @return the scope of what follows */
  Scope print(Scope scope, StringBuilder out);

  static void printAll(List<Part> parts, Scope scope, StringBuilder out) {
    Scope now = scope;
    for (Part part : parts) {
      now = part.print(now, out);
    }
  }

  record Text(String text) implements Part {
    @Override
    public Scope print(Scope scope, StringBuilder out) {
      out.append(text);
      return scope;
    }
  }

  /** A value, or the declaration of a variable. */
  record Value(@Nullable String variable, Expression expression) implements Part {
    @Override
    public Scope print(Scope scope, StringBuilder out) {
      Object value = expression.value(scope);
      if (variable != null) {
        return scope.with(variable, value);
      }
      out.append(Values.text(value));
      return scope;
    }
  }

  /** {@code if}, or {@code with}, which moves the dot. */
  record Choice(
      boolean movesDot,
      @Nullable String variable,
      Expression condition,
      List<Part> then,
      List<Part> otherwise)
      implements Part {
    @Override
    public Scope print(Scope scope, StringBuilder out) {
      Object value = condition.value(scope);
      Scope inner = variable == null ? scope : scope.with(variable, value);
      if (Values.isTrue(value)) {
        printAll(then, movesDot ? inner.withDot(value) : inner, out);
      } else {
        printAll(otherwise, inner, out);
      }
      return scope;
    }
  }

  record Range(
      @Nullable String key,
      @Nullable String element,
      Expression of,
      List<Part> body,
      List<Part> otherwise)
      implements Part {
    @Override
    public Scope print(Scope scope, StringBuilder out) {
      List<Map.Entry<Object, Object>> entries = Values.entries(of.value(scope));
      if (entries.isEmpty()) {
        printAll(otherwise, scope, out);
      }
      for (Map.Entry<Object, Object> entry : entries) {
        Scope inner = scope.withDot(entry.getValue());
        inner = key == null ? inner : inner.with(key, entry.getKey());
        inner = element == null ? inner : inner.with(element, entry.getValue());
        printAll(body, inner, out);
      }
      return scope;
    }
  }
}
