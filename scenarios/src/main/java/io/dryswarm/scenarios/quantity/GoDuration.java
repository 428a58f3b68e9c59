package io.dryswarm.scenarios.quantity;

import io.dryswarm.core.Time;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go and so Docker write them: {@code 1h2m3s}, {@code 1.5s}, {@code 250ms}; signed; {@code 0} needs no unit. */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

  private GoDuration() {}

  /** Nanoseconds; nothing if the text is not a duration of less than 292 years. */
  public static Optional<Long> parseNs(String text) {
    boolean negative = text.startsWith("-");
    String body = negative || text.startsWith("+") ? text.substring(1) : text;
    if (body.equals("0")) {
      return Optional.of(0L);
    }
    return sum(body).flatMap(Quantities::whole).map(ns -> negative ? -ns : ns);
  }

  private static Optional<BigDecimal> sum(String body) {
    Matcher part = PART.matcher(body);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (end < body.length() && part.find(end) && part.start() == end) {
      sum = sum.add(number(part.group(1)).multiply(unitNs(part.group(2))));
      end = part.end();
    }
    return end == body.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
  }

  private static BigDecimal unitNs(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ns" -> 1L;
          case "ms" -> Time.MILLISECOND;
          case "s" -> Time.SECOND;
          case "m" -> Time.MINUTE;
          case "h" -> Time.HOUR;
          default -> Time.MICROSECOND;
        });
  }
}
