package io.dryswarm.reports.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they stand in JSON: exact or with fixed decimals, never in exponent form. */
public final class Decimals {
  private static final int NANOSECOND_DIGITS = 6;
  private static final int FRACTION_DIGITS = 6;

  private Decimals() {}

  /** Exact milliseconds. */
  public static BigDecimal milliseconds(long ns) {
    return plain(BigDecimal.valueOf(ns, NANOSECOND_DIGITS));
  }

  /**
   * Six decimals.
   *
   * @param value finite
   */
  public static BigDecimal fraction(double value) {
    return plain(new BigDecimal(value).setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
