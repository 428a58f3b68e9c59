package io.dryswarm.docker.client.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go's {@code printf}, with the verbs that make sense in a line of text: v, s, d, q, t, f and %. */
final class Printf {
  private static final Pattern VERB = Pattern.compile("%([-0]*)(\\d*)(?:\\.(\\d+))?([a-zA-Z%])");

  private Printf() {}

  static String format(String form, List<Object> args) {
    Matcher verb = VERB.matcher(form);
    StringBuilder text = new StringBuilder();
    int next = 0;
    int end = 0;
    while (verb.find()) {
      text.append(form, end, verb.start());
      end = verb.end();
      if (verb.group(4).equals("%")) {
        text.append('%');
      } else if (next >= args.size()) {
        text.append("%!").append(verb.group(4)).append("(MISSING)");
      } else {
        text.append(padded(value(verb, args.get(next++)), verb.group(1), verb.group(2)));
      }
    }
    return text.append(form.substring(end)).toString();
  }

  private static String value(Matcher verb, Object arg) {
    String shown = Values.text(arg);
    String precision = verb.group(3);
    return switch (verb.group(4)) {
      case "q" -> "\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      case "f" ->
        String.format(
            java.util.Locale.ROOT,
            "%." + (precision == null ? "6" : precision) + "f",
            ((Number) arg).doubleValue());
      default ->
        precision == null || shown.length() <= Integer.parseInt(precision)
            ? shown
            : shown.substring(0, Integer.parseInt(precision));
    };
  }

  private static String padded(String text, String marks, String width) {
    int missing = width.isEmpty() ? 0 : Integer.parseInt(width) - text.length();
    if (missing <= 0) {
      return text;
    } else if (marks.contains("-")) {
      return text + " ".repeat(missing);
    }
    return (marks.contains("0") ? "0" : " ").repeat(missing) + text;
  }
}
