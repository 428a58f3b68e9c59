package io.dryswarm.compose.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers of CPUs: {@code 0.5}, {@code 1/2}, {@code 5e-1}; exact to a billionth. */
public final class CpuCount {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,7})?");
  private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]+/[0-9]+");
  private static final BigInteger NANO = BigInteger.valueOf(1_000_000_000);

  /** Larger powers of ten are refused. */
  private static final int LARGEST_EXPONENT = 10_000;

  private static final int LONGEST = 1000;

  private CpuCount() {}

  /**
   * @return billionths of a CPU
   * @throws TextRefused in Docker's words
   */
  public static long nanoCpus(String text) throws TextRefused {
    if (text.length() > LONGEST) {
      throw unreadable(text);
    }
    if (FRACTION.matcher(text).matches()) {
      int stroke = text.indexOf('/');
      return whole(
          text,
          new BigInteger(text.substring(0, stroke)),
          new BigInteger(text.substring(stroke + 1)));
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw unreadable(text);
    }
    BigDecimal exact = new BigDecimal(text);
    if (Math.abs((long) exact.scale()) > LARGEST_EXPONENT) {
      throw unreadable(text);
    }
    BigDecimal nano = exact.multiply(new BigDecimal(NANO)).stripTrailingZeros();
    if (nano.scale() > 0) {
      throw new TextRefused("value is too precise");
    }
    return nano.toBigInteger().longValue();
  }

  private static long whole(String text, BigInteger top, BigInteger bottom) throws TextRefused {
    if (bottom.signum() == 0) {
      throw unreadable(text);
    }
    BigInteger[] nano = top.multiply(NANO).divideAndRemainder(bottom);
    if (nano[1].signum() != 0) {
      throw new TextRefused("value is too precise");
    }
    return nano[0].longValue();
  }

  private static TextRefused unreadable(String text) {
    return new TextRefused("failed to parse " + text + " as a rational number");
  }
}
