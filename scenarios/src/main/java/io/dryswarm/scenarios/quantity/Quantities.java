package io.dryswarm.scenarios.quantity;

import io.dryswarm.compose.yaml.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The quantities of scenario and stack files. */
public final class Quantities {
  /** Nanoseconds, not negative. */
  public static final Quantity<Long> DURATION = new Kind<>(
      text -> GoDuration.parseNs(text).filter(ns -> ns >= 0),
      "a duration with the units ns, us, ms, s, m or h, such as 250ms or 1m30s");

  /** Events per second, more than 0. */
  public static final Quantity<Double> RATE =
      new Kind<>(Quantities::rate, "a rate more than 0, per s, min or h, such as 200/s or 10/min");

  /** Bytes; as with Docker, the prefixes are powers of 1024. */
  public static final Quantity<Long> SIZE = new Kind<>(
      Quantities::size, "a size with the units B, k, M, G, T or P, such as 512MiB or 8GiB");

  /** Bits per second, more than 0; the prefixes are powers of 1000. */
  public static final Quantity<Long> BANDWIDTH = new Kind<>(
      Quantities::bandwidth, "a bandwidth in bps, kbps, Mbps, Gbps or Tbps, such as 10Gbps");

  /** A share, 0..1, written in percent. */
  public static final Quantity<Double> PERCENT =
      new Kind<>(Quantities::percent, "a percentage, such as 0.5%");

  /** Nano-CPUs: a number of processors with at most nine decimals. */
  public static final Quantity<Long> CPUS =
      new Kind<>(Quantities::cpus, "a number of CPUs, such as 4 or 0.5");

  private static final Pattern SIZE_FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtp]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern BANDWIDTH_FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kKMGT]?)(?:bps|bit/s)");
  private static final Pattern RATE_FORM =
      Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+) ?/ ?(s|min|m|h)");
  private static final Pattern PERCENT_FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) ?%");
  private static final Pattern CPUS_FORM = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
  private static final String PREFIXES = "kmgtp";

  private Quantities() {}

  private static Optional<Double> rate(String text) {
    Matcher m = RATE_FORM.matcher(text);
    return m.matches()
        ? Optional.of(Double.parseDouble(m.group(1)) / seconds(m.group(2))).filter(r -> r > 0)
        : Optional.empty();
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "h" -> 3600;
      default -> 60;
    };
  }

  private static Optional<Long> size(String text) {
    Matcher m = SIZE_FORM.matcher(text);
    return m.matches() ? scaled(m.group(1), m.group(2), 1024) : Optional.empty();
  }

  private static Optional<Long> bandwidth(String text) {
    Matcher m = BANDWIDTH_FORM.matcher(text);
    return m.matches()
        ? scaled(m.group(1), m.group(2), 1000).filter(bits -> bits > 0)
        : Optional.empty();
  }

  private static Optional<Double> percent(String text) {
    Matcher m = PERCENT_FORM.matcher(text);
    return m.matches()
        ? Optional.of(new BigDecimal(m.group(1)).movePointLeft(2).doubleValue())
        : Optional.empty();
  }

  private static Optional<Long> cpus(String text) {
    if (!CPUS_FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nano = new BigDecimal(text.endsWith(".") ? text + "0" : text).movePointRight(9);
    return nano.stripTrailingZeros().scale() <= 0 ? whole(nano) : Optional.empty();
  }

  private static Optional<Long> scaled(String number, String prefix, int base) {
    int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix.toLowerCase(Locale.ROOT)) + 1;
    return whole(new BigDecimal(number).multiply(BigDecimal.valueOf(base).pow(power)));
  }

  /** Rounded down; nothing if it does not fit into 63 bits. */
  static Optional<Long> whole(BigDecimal value) {
    BigDecimal floor = value.setScale(0, RoundingMode.DOWN);
    return floor.toBigInteger().bitLength() < Long.SIZE
        ? Optional.of(floor.longValueExact())
        : Optional.empty();
  }

  private interface Parser<T> {
    Optional<T> parse(String text);
  }

  private record Kind<T>(Parser<T> parser, String expected) implements Quantity<T> {
    @Override
    public Optional<T> parse(String text) {
      return parser.parse(text);
    }
  }
}
