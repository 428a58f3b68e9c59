package io.dryswarm.compose.load;

import io.dryswarm.compose.text.GoQuote;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the values of variables into one text. */
final class Template {
  private static final String NAME = "[_a-z][_a-z0-9]*(?::?[-?][^}]*)?";
  private static final Pattern VARIABLE = pattern("\\{(?<braced>" + NAME + ")\\}");
  private static final Pattern UNBRACED = pattern("(?<braced>(?!))");

  private final String text;
  private final Map<String, String> environment;
  private @Nullable String refused;

  private static Pattern pattern(String braced) {
    return Pattern.compile(
        "\\$(?:(?<escaped>\\$)|(?<named>" + NAME + ")|" + braced + "|(?<invalid>))",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private Template(String text, Map<String, String> environment) {
    this.text = text;
    this.environment = environment;
  }

  /**
   * A text with its variables.
   *
   * @param refused the template or the message that Docker quotes if it refuses the text; null if it does not
   */
  record Result(String text, @Nullable String refused) {
    /** The tail of Docker's message. */
    String quoted() {
      return GoQuote.quote(String.valueOf(refused));
    }
  }

  static Result substitute(String text, Map<String, String> environment) {
    if (text.indexOf('$') < 0) {
      return new Result(text, null);
    }
    return new Template(text, environment).substitute();
  }

  private Result substitute() {
    int lastBrace = text.lastIndexOf('}') + 1;
    StringBuilder out = new StringBuilder();
    append(out, VARIABLE, text.substring(0, lastBrace));
    append(out, UNBRACED, text.substring(lastBrace));
    return new Result(out.toString(), refused);
  }

  /** Behind the last brace none is closed, and none needs to be looked for, again and again. */
  private void append(StringBuilder out, Pattern pattern, String part) {
    Matcher m = pattern.matcher(part);
    int end = 0;
    while (m.find()) {
      out.append(part, end, m.start()).append(value(m));
      end = m.end();
    }
    out.append(part, end, part.length());
  }

  private String value(Matcher m) {
    if (m.group("escaped") != null) {
      return "$";
    }
    String variable = m.group("named") != null ? m.group("named") : m.group("braced");
    if (variable == null) {
      refused = text;
      return "";
    }
    refused = null;
    return value(variable);
  }

  /** The first sign of these that occurs anywhere decides, whatever the user meant by it. */
  private String value(String variable) {
    if (variable.contains(":-")) {
      String value = environment.get(before(variable, ":-"));
      return value == null || value.isEmpty() ? after(variable, ":-") : value;
    }
    if (variable.contains("-")) {
      String value = environment.get(before(variable, "-"));
      return value == null ? after(variable, "-") : value;
    }
    if (variable.contains(":?")) {
      return required(before(variable, ":?"), after(variable, ":?"), true);
    }
    if (variable.contains("?")) {
      return required(before(variable, "?"), after(variable, "?"), false);
    }
    return environment.getOrDefault(variable, "");
  }

  private String required(String name, String message, boolean nonEmpty) {
    String value = environment.get(name);
    if (value == null || (nonEmpty && value.isEmpty())) {
      refused = "required variable " + name + " is missing a value: " + message;
      return "";
    }
    return value;
  }

  private static String before(String text, String sign) {
    return text.substring(0, text.indexOf(sign));
  }

  private static String after(String text, String sign) {
    return text.substring(text.indexOf(sign) + sign.length());
  }
}
