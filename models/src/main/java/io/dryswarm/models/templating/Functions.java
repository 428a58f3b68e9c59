package io.dryswarm.models.templating;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What templates may call. Source: Go's text/template/funcs.go; moby/swarmkit template/template.go. */
final class Functions {
  /** Fails with an {@link IllegalArgumentException} whose message is Go's. */
  interface Body {
    Object call(List<Object> arguments);
  }

  private final TreeMap<String, Body> bodies = new TreeMap<>();

  Functions() {
    bodies.put("and", args -> firstWhose(args, false));
    bodies.put("or", args -> firstWhose(args, true));
    bodies.put("not", args -> !Struct.isTrue(one(args)));
    bodies.put("eq", args -> args.subList(1, args.size()).contains(first(args)));
    bodies.put("ne", args -> !first(args).equals(args.get(1)));
    bodies.put("len", args -> length(one(args)));
    bodies.put("index", Functions::index);
    bodies.put("print", args -> String.join("", args.stream().map(Struct::print).toList()));
    bodies.put(
        "println", args -> String.join(" ", args.stream().map(Struct::print).toList()) + "\n");
    bodies.put("printf", Functions::printf);
    bodies.put("join", Functions::join);
  }

  /** Adds a function of one text. */
  Functions with(String name, java.util.function.UnaryOperator<String> body) {
    bodies.put(name, args -> body.apply(text(one(args))));
    return this;
  }

  SortedSet<String> names() {
    return new TreeSet<>(bodies.keySet());
  }

  Object call(String name, List<Object> arguments) {
    Body body = bodies.get(name);
    if (body == null) {
      throw new IllegalArgumentException("function \"" + name + "\" not defined");
    }
    return body.call(arguments);
  }

  private static Object firstWhose(List<Object> args, boolean truth) {
    first(args);
    return args.stream()
        .filter(arg -> Struct.isTrue(arg) == truth)
        .findFirst()
        .orElse(args.get(args.size() - 1));
  }

  private static Object length(Object value) {
    if (value instanceof SortedMap<?, ?> map) {
      return (long) map.size();
    } else if (value instanceof String string) {
      return (long) string.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
    throw new IllegalArgumentException("len of type " + Struct.typeOf(value));
  }

  private static Object index(List<Object> args) {
    Object value = first(args);
    if (args.size() == 1) {
      return value;
    } else if (value instanceof SortedMap<?, ?> map) {
      Object found = map.get(text(args.get(1)));
      return found == null ? "" : found;
    }
    throw new IllegalArgumentException("can't index item of type " + Struct.typeOf(value));
  }

  private static Object join(List<Object> args) {
    String separator = text(first(args));
    return String.join(
        separator, args.subList(1, args.size()).stream().map(Functions::text).toList());
  }

  private static Object printf(List<Object> args) {
    String format = text(first(args));
    StringBuilder out = new StringBuilder();
    int next = 1;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char verb = format.charAt(++i);
      if (verb == '%') {
        out.append('%');
      } else if (next == args.size()) {
        out.append("%!").append(verb).append("(MISSING)");
      } else {
        out.append(formatted(verb, args.get(next++)));
      }
    }
    return out.toString();
  }

  private static String formatted(char verb, Object value) {
    return switch (verb) {
      case 'q' -> "\"" + Struct.print(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case 's', 'v', 'd' -> Struct.print(value);
      default -> "%!" + verb + "(" + Struct.typeOf(value) + "=" + Struct.print(value) + ")";
    };
  }

  private static Object one(List<Object> args) {
    if (args.size() != 1) {
      throw new IllegalArgumentException("want 1 got " + args.size());
    }
    return args.get(0);
  }

  private static Object first(List<Object> args) {
    if (args.isEmpty()) {
      throw new IllegalArgumentException("want at least 1 got 0");
    }
    return args.get(0);
  }

  private static String text(Object value) {
    if (value instanceof String string) {
      return string;
    }
    throw new IllegalArgumentException(
        "wrong type for value; expected string; got " + Struct.typeOf(value));
  }
}
