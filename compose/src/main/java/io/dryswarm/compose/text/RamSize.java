package io.dryswarm.compose.text;

import java.util.Locale;

/** Sizes of memory: {@code 512M}, {@code 1.5g}, {@code 64 KiB}; units are powers of 1024, their case does not count. */
public final class RamSize {
  private static final String UNITS = "kmgtp";

  private RamSize() {}

  /**
   * @return bytes
   * @throws TextRefused if it is none
   */
  public static long parse(String text) throws TextRefused {
    int last = lastOfNumber(text);
    if (last < 0) {
      throw new TextRefused("invalid size: '" + text + "'");
    }
    int end = text.charAt(last) == ' ' ? last : last + 1;
    String suffix = text.substring(last + 1);
    double number = GoNumbers.parseFloat(text.substring(0, end));
    if (number < 0) {
      throw new TextRefused("invalid size: '" + text + "'");
    }
    return (long) (number * factor(suffix));
  }

  private static int lastOfNumber(String text) {
    for (int i = text.length() - 1; i >= 0; i--) {
      if ("0123456789. ".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static double factor(String suffix) throws TextRefused {
    if (suffix.isEmpty()) {
      return 1;
    }
    if (suffix.length() > 3) {
      throw new TextRefused("invalid suffix: '" + suffix + "'");
    }
    String lower = suffix.toLowerCase(Locale.ROOT);
    if (lower.equals("b")) {
      return 1;
    }
    int unit = UNITS.indexOf(lower.charAt(0));
    String rest = lower.substring(1);
    if (unit < 0 || !(rest.isEmpty() || rest.equals("b") || rest.equals("ib"))) {
      throw new TextRefused("invalid suffix: '" + lower + "'");
    }
    return StrictMath.scalb(1.0, 10 * (unit + 1));
  }
}
