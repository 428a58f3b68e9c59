package io.dryswarm.core;

/** Units of virtual time, in nanoseconds, and its text form. */
public final class Time {
  public static final long MICROSECOND = 1_000L;
  public static final long MILLISECOND = 1_000_000L;
  public static final long SECOND = 1_000_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;

  /** Later than every event of any run; 292 years. */
  public static final long NEVER = Long.MAX_VALUE;

  private Time() {}

  /** Whole milliseconds as seconds with three digits, rounded down: {@code 12.402 s}. Locale-free. */
  public static String seconds(long timeNs) {
    long ms = timeNs / MILLISECOND;
    String sign = ms < 0 ? "-" : "";
    long abs = Math.abs(ms);
    return sign + abs / 1000 + "." + pad(abs % 1000, 3) + " s";
  }

  /** Time of day of the run, for a timeline: {@code 4:03.217}, or {@code 1:02:03.004} from one hour on. Locale-free. */
  public static String clock(long timeNs) {
    long ms = timeNs / MILLISECOND;
    long hours = ms / 3_600_000;
    long minutes = ms / 60_000 % 60;
    String tail = pad(ms / 1000 % 60, 2) + "." + pad(ms % 1000, 3);
    return hours == 0 ? minutes + ":" + tail : hours + ":" + pad(minutes, 2) + ":" + tail;
  }

  private static String pad(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
