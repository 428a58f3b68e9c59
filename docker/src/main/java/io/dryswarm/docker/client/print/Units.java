package io.dryswarm.docker.client.print;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Ages, sizes and shortened texts as people like to read them. */
public final class Units {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MINUTE_NS = 60 * SECOND_NS;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final int SHORT_ID = 12;
  private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private Units() {}

  /** {@code 5 minutes}, {@code About an hour}, {@code 3 weeks}. */
  public static String age(long ns) {
    long seconds = ns / SECOND_NS;
    if (seconds < 1) {
      return "Less than a second";
    } else if (seconds < 60) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    long minutes = ns / MINUTE_NS;
    if (minutes < 60) {
      return minutes == 1 ? "About a minute" : minutes + " minutes";
    }
    long hours = (ns + HOUR_NS / 2) / HOUR_NS;
    if (hours == 1) {
      return "About an hour";
    } else if (hours < 48) {
      return hours + " hours";
    } else if (hours < 24 * 7 * 2) {
      return hours / 24 + " days";
    } else if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks";
    } else if (hours < 24 * 365 * 2) {
      return hours / 24 / 30 + " months";
    }
    return ns / HOUR_NS / 24 / 365 + " years";
  }

  /** {@code 23.54GiB}: four digits. */
  public static String binarySize(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit + 1 < BINARY.size()) {
      size /= 1024;
      unit++;
    }
    BigDecimal shown = new BigDecimal(size).round(new MathContext(4, RoundingMode.HALF_EVEN));
    return shown.stripTrailingZeros().toPlainString() + BINARY.get(unit);
  }

  /** The first twelve characters of an id. */
  public static String shortId(String id) {
    return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
  }

  /** At most so many characters; what is left out is shown as an ellipsis. */
  public static String ellipsis(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }

  /** The first letter large, all others small, as Docker shows states. */
  public static String pretty(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
