package io.dryswarm.conformance.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that stand for many: {@code $ID} any object id, {@code $INT} any integer, {@code $TIME} any time, {@code $DIR} any folder. */
final class Wildcards {
  private static final Pattern WILDCARD = Pattern.compile("\\$(ID|INT|TIME|DIR)");

  private Wildcards() {}

  /** Equal after trailing white space is cut. */
  static boolean equal(String expected, String text) {
    String whole = expected.stripTrailing();
    if (whole.indexOf('$') < 0) {
      return whole.equals(text.stripTrailing());
    }
    StringBuilder regex = new StringBuilder();
    Matcher wildcard = WILDCARD.matcher(whole);
    int end = 0;
    while (wildcard.find()) {
      regex.append(Pattern.quote(whole.substring(end, wildcard.start())));
      regex.append(regexOf(wildcard.group(1)));
      end = wildcard.end();
    }
    regex.append(Pattern.quote(whole.substring(end)));
    return Pattern.compile(regex.toString(), Pattern.DOTALL)
        .matcher(text.stripTrailing())
        .matches();
  }

  private static String regexOf(String wildcard) {
    return switch (wildcard) {
      case "ID" -> "[0-9a-z]{25}";
      case "INT" -> "-?\\d+";
      case "TIME" -> "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)";
      default -> ".*";
    };
  }
}
