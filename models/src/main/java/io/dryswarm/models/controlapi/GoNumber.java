package io.dryswarm.models.controlapi;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as Go's {@code %g} prints them. */
final class GoNumber {
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 21;

  private GoNumber() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < LARGEST_PLAIN_EXPONENT) {
      return digits.toPlainString();
    }
    BigDecimal mantissa = digits.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + String.format(Locale.ROOT, "e%+03d", exponent);
  }
}
