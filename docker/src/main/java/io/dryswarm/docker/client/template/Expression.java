package io.dryswarm.docker.client.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has a value. */
sealed interface Expression {
  @Nullable
  Object value(Scope scope);

  record Literal(@Nullable Object of) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return of;
    }
  }

  record Dot() implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return scope.dot();
    }
  }

  record Variable(String name) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return scope.variable(name);
    }
  }

  /** Members of members; the last one may have arguments. */
  record Chain(Expression base, List<String> names, int position, List<Expression> arguments)
      implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Object value = base.value(scope);
      StringBuilder shown =
          new StringBuilder(base instanceof Variable variable ? variable.name() : "");
      for (String name : names) {
        shown.append('.').append(name);
        List<Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.value(scope)));
        value = Values.member(
            value,
            name,
            values,
            problem -> TemplateError.at(scope.source(), position, shown.toString(), problem));
      }
      return value;
    }

    Chain with(List<Expression> newArguments) {
      return new Chain(base, names, position, newArguments);
    }
  }

  record Call(String function, List<Expression> arguments, int position) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      List<Object> values = new ArrayList<>();
      for (Expression argument : arguments) {
        values.add(argument.value(scope));
      }
      try {
        return scope.functions().call(function, values);
      } catch (IllegalArgumentException bad) {
        throw TemplateError.at(
            scope.source(),
            position,
            function,
            "error calling " + function + ": " + bad.getMessage());
      }
    }
  }

  /** Each value is the last argument of the next call. */
  record Pipe(Expression first, Expression second) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      Literal passed = new Literal(first.value(scope));
      if (second instanceof Call call) {
        List<Expression> arguments = new ArrayList<>(call.arguments());
        arguments.add(passed);
        return new Call(call.function(), arguments, call.position()).value(scope);
      } else if (second instanceof Chain chain) {
        List<Expression> arguments = new ArrayList<>(chain.arguments());
        arguments.add(passed);
        return chain.with(arguments).value(scope);
      }
      throw new TemplateError("template: :1: non executable command in pipeline stage 2");
    }
  }
}
