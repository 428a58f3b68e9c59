package io.dryswarm.docker.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Go writes them. */
public final class GoTime {
  /** Virtual nanosecond 0 of every run, seconds since 1970: the first day of 2026. */
  public static final long START = 1_767_225_600L;

  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter WITH_BLANK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private GoTime() {}

  /** {@code 2026-01-01T00:00:05.25Z}: nanoseconds without the zeros at their end. */
  public static String text(long virtualNs) {
    return format(ofVirtual(virtualNs), SECONDS) + "Z";
  }

  private static OffsetDateTime ofVirtual(long virtualNs) {
    return Instant.ofEpochSecond(START, virtualNs).atOffset(ZoneOffset.UTC);
  }

  private static String format(OffsetDateTime time, DateTimeFormatter form) {
    String fraction = String.format(Locale.ROOT, "%09d", time.getNano()).replaceFirst("0+$", "");
    return form.format(time) + (fraction.isEmpty() ? "" : "." + fraction);
  }

  /** As {@code Time.String()} has it: {@code 2026-01-01 00:00:05.25 +0000 UTC}; what is no time stays as it is. */
  public static String spelled(String text) {
    try {
      return format(OffsetDateTime.parse(text), WITH_BLANK) + " +0000 UTC";
    } catch (DateTimeException notATime) {
      return text;
    }
  }

  /** Nanoseconds since 1970; of what is no time, Go's zero time would do: so far back that any age is centuries. */
  public static long epochNs(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return Math.addExact(Math.multiplyExact(time.toEpochSecond(), NS_PER_SECOND), time.getNano());
    } catch (DateTimeException | ArithmeticException notATime) {
      return Long.MIN_VALUE / 2;
    }
  }

  /** Nanoseconds since 1970 of a virtual time. */
  public static long epochNs(long virtualNs) {
    return START * NS_PER_SECOND + virtualNs;
  }
}
