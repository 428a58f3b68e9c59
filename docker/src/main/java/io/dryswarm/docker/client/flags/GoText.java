package io.dryswarm.docker.client.flags;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, durations and sizes as Go's libraries read and write them, with their words of refusal. */
public final class GoText {
  private static final Map<String, Long> UNITS = Map.of(
      "ns", 1L,
      "us", 1_000L,
      "\u00b5s", 1_000L,
      "\u03bcs", 1_000L,
      "ms", 1_000_000L,
      "s", 1_000_000_000L,
      "m", 60_000_000_000L,
      "h", 3_600_000_000_000L);

  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)*) ?(?:([kKmMgGtTpPeE])?(?:[iI]?[bB])?)");
  private static final String SIZE_LETTERS = "kmgtpe";
  private static final int NANO_DIGITS = 9;

  private GoText() {}

  /** An unsigned number; {@code base} 0 takes {@code 0x1f}, {@code 0b1}, {@code 0o17} and {@code 017}, too. */
  public static long unsigned(String text, int base, int bits) {
    BigInteger number = number(text, base, "ParseUint", false);
    if (number.bitLength() > bits) {
      throw new BadValue(quoted("ParseUint", text) + ": value out of range");
    }
    return number.longValue();
  }

  /** A number with or without sign. */
  public static long signed(String text, int base, int bits) {
    BigInteger number = number(text, base, "ParseInt", true);
    if (number.bitLength() >= bits) {
      throw new BadValue(quoted("ParseInt", text) + ": value out of range");
    }
    return number.longValue();
  }

  private static BigInteger number(String text, int base, String function, boolean signed) {
    String digits = text;
    boolean isNegative = false;
    if (signed && !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0) {
      isNegative = text.charAt(0) == '-';
      digits = text.substring(1);
    }
    int radix = base;
    if (base == 0) {
      String lower = digits.toLowerCase(Locale.ROOT);
      radix = lower.startsWith("0x") ? 16 : lower.startsWith("0b") ? 2 : 10;
      if (lower.startsWith("0o")) {
        radix = 8;
      } else if (radix == 10 && lower.length() > 1 && lower.startsWith("0")) {
        radix = 8;
        digits = digits.substring(1);
      }
      digits = lower.matches("0[xbo].*") ? digits.substring(2) : digits;
      digits = digits.replace("_", "");
    }
    if (!digits.matches("[0-9a-zA-Z]+")) {
      throw new BadValue(quoted(function, text) + ": invalid syntax");
    }
    try {
      BigInteger number = new BigInteger(digits, radix);
      return isNegative ? number.negate() : number;
    } catch (NumberFormatException bad) {
      throw new BadValue(quoted(function, text) + ": invalid syntax");
    }
  }

  private static String quoted(String function, String text) {
    return "strconv." + function + ": parsing \"" + text + "\"";
  }

  public static boolean bool(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "0", "f", "F", "FALSE", "false", "False" -> false;
      default -> throw new BadValue(quoted("ParseBool", text) + ": invalid syntax");
    };
  }

  /** A number with a fraction. */
  public static double real(String text) {
    try {
      if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
        throw new NumberFormatException(text);
      }
      return Double.parseDouble(text);
    } catch (NumberFormatException bad) {
      throw new BadValue(quoted("ParseFloat", text) + ": invalid syntax");
    }
  }

  /** {@code 1h15m30.5s}, nanoseconds. */
  public static long durationNs(String text) {
    String rest = text;
    boolean isNegative = rest.startsWith("-");
    if (rest.startsWith("-") || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty()) {
      throw new BadValue("time: invalid duration \"" + text + "\"");
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)").matcher(rest);
    int end = 0;
    while (end < rest.length()) {
      if (!part.find(end) || part.start() != end) {
        throw new BadValue("time: invalid duration \"" + text + "\"");
      }
      sum = sum.add(
          new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitNs(part.group(2), text))));
      end = part.end();
    }
    if (sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new BadValue("time: invalid duration \"" + text + "\"");
    }
    return isNegative ? -sum.longValue() : sum.longValue();
  }

  private static long unitNs(String unit, String text) {
    if (unit.isEmpty()) {
      throw new BadValue("time: missing unit in duration \"" + text + "\"");
    }
    Long ns = UNITS.get(unit);
    if (ns == null) {
      throw new BadValue("time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
    }
    return ns;
  }

  /** {@code 1h15m30.5s}; {@code 0s}; below a second {@code 1.5ms}. */
  public static String duration(long ns) {
    if (ns == 0) {
      return "0s";
    }
    String sign = ns < 0 ? "-" : "";
    long left = Math.abs(ns);
    if (left < 1_000) {
      return sign + left + "ns";
    } else if (left < 1_000_000) {
      return sign + fraction(left, 3) + "\u00b5s";
    } else if (left < 1_000_000_000) {
      return sign + fraction(left, 6) + "ms";
    }
    long minutes = left / 60_000_000_000L;
    String seconds = fraction(left % 60_000_000_000L, NANO_DIGITS) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    return sign + (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String fraction(long number, int digits) {
    return BigDecimal.valueOf(number, digits).stripTrailingZeros().toPlainString();
  }

  /** {@code 64M}, {@code 1.5GiB}, bytes; units are powers of 1024. */
  public static long bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new BadValue("invalid size: '" + text + "'");
    }
    long unit = 1;
    if (size.group(2) != null) {
      int power = SIZE_LETTERS.indexOf(size.group(2).toLowerCase(Locale.ROOT)) + 1;
      unit = 1L << (10 * power);
    }
    try {
      return new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
    } catch (NumberFormatException bad) {
      throw new BadValue("invalid size: '" + text + "'");
    }
  }

  /** {@code 0.5} CPUs, billionths. */
  public static long nanoCpus(String text) {
    BigDecimal cpus;
    try {
      cpus = new BigDecimal(text);
    } catch (NumberFormatException bad) {
      throw new BadValue("failed to parse " + text + " as a rational number");
    }
    BigDecimal nano = cpus.movePointRight(NANO_DIGITS);
    if (nano.stripTrailingZeros().scale() > 0) {
      throw new BadValue("value is too precise");
    }
    return nano.longValue();
  }
}
