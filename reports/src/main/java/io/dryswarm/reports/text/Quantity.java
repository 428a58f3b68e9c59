package io.dryswarm.reports.text;

import io.dryswarm.core.Time;
import io.dryswarm.reports.content.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Values as people read them: about three digits and a unit. Locale-free. */
public final class Quantity {
  private static final String MISSING = "-";
  private static final int DIGITS = 3;

  private Quantity() {}

  /** Text of any cell. */
  public static String text(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return text.text();
    } else if (cell instanceof Cell.Count count) {
      return Long.toString(count.count());
    } else if (cell instanceof Cell.Duration duration) {
      return duration(duration.ns());
    } else if (cell instanceof Cell.Moment moment) {
      return Time.clock(moment.ns());
    } else if (cell instanceof Cell.Share share) {
      return percent(share.share());
    } else if (cell instanceof Cell.Number number) {
      return number(number.number());
    } else if (cell instanceof Cell.Truth truth) {
      return truth.truth() ? "yes" : "no";
    }
    return MISSING;
  }

  /** {@code 0 ms}, {@code 210 us}, {@code 2.31 ms}, {@code 14.9 s}, {@code 10 min}, {@code 61.5 min}. */
  public static String duration(long ns) {
    if (ns < 0) {
      return "-" + duration(-ns);
    }
    if (ns < Time.MICROSECOND) {
      return ns == 0 ? "0 ms" : ns + " ns";
    }
    if (rounded(ns, Time.MICROSECOND).compareTo(BigDecimal.valueOf(1000)) < 0) {
      return scaled(ns, Time.MICROSECOND) + " us";
    }
    if (rounded(ns, Time.MILLISECOND).compareTo(BigDecimal.valueOf(1000)) < 0) {
      return scaled(ns, Time.MILLISECOND) + " ms";
    }
    if (rounded(ns, Time.SECOND).compareTo(BigDecimal.valueOf(120)) < 0) {
      return scaled(ns, Time.SECOND) + " s";
    }
    return scaled(ns, Time.MINUTE).replaceAll("\\.0+$", "") + " min";
  }

  /** {@code 0 %}, {@code 0.031 %}, {@code 12.4 %}. */
  public static String percent(double share) {
    return number(100 * share) + " %";
  }

  /** Three digits at most, none after the point from 100 on; {@code <0.001} rather than a wrong nought. */
  public static String number(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return value == 0 ? "0" : MISSING;
    }
    if (value < 0) {
      return "-" + number(-value);
    }
    if (value < 0.001) {
      return "<0.001";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = value >= 100
        ? exact.setScale(0, RoundingMode.HALF_UP)
        : exact.round(new MathContext(DIGITS)).setScale(3, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal rounded(long ns, long unitNs) {
    return BigDecimal.valueOf(ns)
        .divide(BigDecimal.valueOf(unitNs), new MathContext(DIGITS, RoundingMode.HALF_UP));
  }

  /** Three digits, nought-filled: {@code 2.30}; whole above 100. */
  private static String scaled(long ns, long unitNs) {
    BigDecimal value = rounded(ns, unitNs);
    int decimals = value.compareTo(BigDecimal.valueOf(100)) >= 0
        ? 0
        : value.compareTo(BigDecimal.TEN) >= 0 ? 1 : 2;
    return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
