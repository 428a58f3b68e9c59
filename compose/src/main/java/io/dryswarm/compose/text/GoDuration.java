package io.dryswarm.compose.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Durations: {@code 1h2m3s}, {@code 500ms}, {@code -5s}; no days, and a bare number only if it is 0. */
public final class GoDuration {
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int LONGEST_NUMBER = 100;
  private static final long SECOND_NS = 1_000_000_000L;

  private GoDuration() {}

  /**
   * @return nanoseconds, may be negative
   * @throws TextRefused if it is no duration, or one of more than 292 years
   */
  public static long parse(String text) throws TextRefused {
    boolean negative = text.startsWith("-");
    int at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return 0;
    }
    if (at == text.length()) {
      throw invalid(text);
    }
    BigInteger sumNs = BigInteger.ZERO;
    while (at < text.length()) {
      int number = at;
      at = endOf(text, at, true);
      String digits = text.substring(number, at);
      if (digits.length() > LONGEST_NUMBER
          || digits.isEmpty()
          || digits.equals(".")
          || digits.indexOf('.') != digits.lastIndexOf('.')) {
        throw invalid(text);
      }
      int unit = at;
      at = endOf(text, at, false);
      if (unit == at) {
        throw new TextRefused("time: missing unit in duration " + GoQuote.quote(text));
      }
      sumNs = sumNs.add(scaled(digits, unitNs(text.substring(unit, at), text)));
    }
    return signed(negative ? sumNs.negate() : sumNs, text);
  }

  /** Whether the text is a duration. */
  public static boolean accepts(String text) {
    try {
      parse(text);
      return true;
    } catch (TextRefused e) {
      return false;
    }
  }

  /**
   * As Go prints it: {@code 1m30s}, {@code 1.5s}, {@code 500ms}.
   *
   * @param ns nanoseconds
   */
  public static String text(long ns) {
    if (ns == 0) {
      return "0s";
    }
    BigInteger size = BigInteger.valueOf(ns).abs();
    String sign = ns < 0 ? "-" : "";
    if (size.compareTo(BigInteger.valueOf(SECOND_NS)) < 0) {
      return sign + small(size.longValue());
    }
    BigInteger[] minutes = size.divideAndRemainder(BigInteger.valueOf(60 * SECOND_NS));
    BigInteger[] hours = minutes[0].divideAndRemainder(BigInteger.valueOf(60));
    StringBuilder out = new StringBuilder(sign);
    if (hours[0].signum() > 0) {
      out.append(hours[0]).append('h');
    }
    if (minutes[0].signum() > 0) {
      out.append(hours[1]).append('m');
    }
    return out.append(decimal(minutes[1].longValue(), 9)).append('s').toString();
  }

  private static String small(long ns) {
    if (ns < 1_000) {
      return ns + "ns";
    }
    return ns < 1_000_000 ? decimal(ns, 3) + "µs" : decimal(ns, 6) + "ms";
  }

  private static String decimal(long units, int places) {
    return BigDecimal.valueOf(units, places).stripTrailingZeros().toPlainString();
  }

  private static int endOf(String text, int from, boolean number) {
    int at = from;
    while (at < text.length() && number == isNumeric(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isNumeric(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static BigInteger scaled(String digits, long unitNs) {
    String number = digits.startsWith(".") ? "0" + digits : digits;
    String whole = number.endsWith(".") ? number + "0" : number;
    return new BigDecimal(whole).multiply(BigDecimal.valueOf(unitNs)).toBigInteger();
  }

  private static long unitNs(String unit, String text) throws TextRefused {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> SECOND_NS;
      case "m" -> 60 * SECOND_NS;
      case "h" -> 3600 * SECOND_NS;
      default ->
        throw new TextRefused(
            "time: unknown unit " + GoQuote.quote(unit) + " in duration " + GoQuote.quote(text));
    };
  }

  private static long signed(BigInteger ns, String text) throws TextRefused {
    if (ns.compareTo(LONGEST) > 0 || ns.negate().compareTo(LONGEST.add(BigInteger.ONE)) > 0) {
      throw invalid(text);
    }
    return ns.longValue();
  }

  private static TextRefused invalid(String text) {
    return new TextRefused("time: invalid duration " + GoQuote.quote(text));
  }
}
