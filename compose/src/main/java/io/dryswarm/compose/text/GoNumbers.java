package io.dryswarm.compose.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers: what Go's strconv reads, and how its {@code %v} prints them. */
public final class GoNumbers {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?(inf|infinity)|nan");
  private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

  /** From this exponent on a number is printed with an exponent. */
  private static final int PLAIN_DIGITS = 21;

  private GoNumbers() {}

  /** A whole number of 64 bits in decimal digits. */
  public static long atoi(String text) throws TextRefused {
    if (!WHOLE.matcher(text).matches()) {
      throw refused("Atoi", text, "invalid syntax");
    }
    BigInteger value = new BigInteger(text);
    if (value.compareTo(LOWEST) < 0 || value.compareTo(HIGHEST) > 0) {
      throw refused("Atoi", text, "value out of range");
    }
    return value.longValue();
  }

  /** A decimal number. */
  public static double parseFloat(String text) throws TextRefused {
    if (NOT_FINITE.matcher(text).matches()) {
      return notFinite(text);
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw refused("ParseFloat", text, "invalid syntax");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw refused("ParseFloat", text, "value out of range");
    }
    return value;
  }

  private static double notFinite(String text) {
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static TextRefused refused(String function, String text, String why) {
    return new TextRefused("strconv." + function + ": parsing " + GoQuote.quote(text) + ": " + why);
  }

  /** A number of 64 bits: the fewest digits that tell it apart, plain up to 21 of them. */
  public static String text(double value) {
    return shortest(value, Double.toString(value));
  }

  /** A number of 32 bits. */
  public static String text(float value) {
    return shortest(value, Float.toString(value));
  }

  private static String shortest(double value, String digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return Math.copySign(1, value) < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(digits).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent < -4 || exponent >= PLAIN_DIGITS) {
      String padded = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
      String mantissa = exact.movePointLeft(exponent).toPlainString();
      return mantissa + "e" + (exponent < 0 ? "-" : "+") + padded;
    }
    return exact.toPlainString();
  }
}
