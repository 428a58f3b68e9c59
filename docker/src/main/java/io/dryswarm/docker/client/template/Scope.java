package io.dryswarm.docker.client.template;

import org.jspecify.annotations.Nullable;

/**
 * What names stand for at a place of a template.
 *
 * @param name   of the innermost variable
 * @param parent the scope around it
 */
record Scope(
    Functions functions,
    String source,
    @Nullable Object dot,
    String name,
    @Nullable Object value,
    @Nullable Scope parent) {
  static Scope of(Functions functions, String source, @Nullable Object data) {
    return new Scope(functions, source, data, "$", data, null);
  }

  Scope withDot(@Nullable Object newDot) {
    return new Scope(functions, source, newDot, name, value, parent);
  }

  Scope with(String variable, @Nullable Object newValue) {
    return new Scope(functions, source, dot, variable, newValue, this);
  }

  @Nullable
  Object variable(String wanted) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      if (scope.name.equals(wanted)) {
        return scope.value;
      }
    }
    throw new TemplateError("template: :1: undefined variable \"" + wanted + "\"");
  }
}
