package io.dryswarm.scenarios.expect;

import io.dryswarm.core.Time;
import io.dryswarm.scenarios.quantity.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** What a metric counts in, and how its values are written. */
public enum Unit {
  /** Nanoseconds inside; {@code 250ms}, {@code 1m30s} outside. */
  DURATION("a duration such as 250ms or 40s"),
  /** A share, 0..1, inside; {@code 0.5%} outside; a bare 0 is allowed. */
  SHARE("a percentage such as 0.5%"),
  /** A whole number. */
  COUNT("a whole number such as 0 or 1000"),
  /** Any number. */
  NUMBER("a number such as 1.5"),
  /** The name of a service; can be equal or not, nothing else. */
  NAME("a name"),
  /** States of an update, with commas between them; can be equal or not, nothing else. */
  STATES("states of an update, such as completed or updating, paused");

  private final String expected;

  Unit(String expected) {
    this.expected = expected;
  }

  /** Continues "expected". */
  String expected() {
    return expected;
  }

  /** A limit as a user writes it; nothing if it is not of this unit. Nothing for words. */
  Optional<Double> parse(String text) {
    return switch (this) {
      case DURATION -> Quantities.DURATION.parse(text).map(Long::doubleValue);
      case SHARE -> text.equals("0") ? Optional.of(0.0) : Quantities.PERCENT.parse(text);
      case COUNT ->
        text.matches("\\d{1,15}") ? Optional.of(Double.valueOf(text)) : Optional.empty();
      case NUMBER ->
        text.matches("\\d{1,15}(\\.\\d+)?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
      case NAME, STATES -> Optional.empty();
    };
  }

  /** A value as a report shows it: three significant digits, whole counts, locale-free. */
  public String text(double value) {
    return switch (this) {
      case DURATION -> duration(value);
      case SHARE -> rounded(value * 100) + "%";
      case COUNT -> BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
      case NUMBER -> rounded(value);
      case NAME, STATES -> throw new IllegalStateException("a name has no number");
    };
  }

  private static String duration(double ns) {
    if (ns >= Time.SECOND) {
      return rounded(ns / Time.SECOND) + " s";
    }
    if (ns >= Time.MILLISECOND) {
      return rounded(ns / Time.MILLISECOND) + " ms";
    }
    return ns >= Time.MICROSECOND ? rounded(ns / Time.MICROSECOND) + " us" : rounded(ns) + " ns";
  }

  private static String rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).round(new MathContext(3));
    return value == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
