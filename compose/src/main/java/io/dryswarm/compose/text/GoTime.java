package io.dryswarm.compose.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or a moment, which an unquoted YAML value can be.
 *
 * @param offset from UTC
 */
public record GoTime(LocalDateTime local, ZoneOffset offset) {
  private static final Pattern FORM = Pattern.compile(
      "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
          + "(?:(?:[Tt](?<zoned>)| )([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[-+][0-9]{2}:[0-9]{2})?)?");

  /** What the text stands for; empty if it is no moment. */
  public static Optional<GoTime> parse(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return Optional.empty();
    }
    Matcher m = FORM.matcher(text);
    if (!m.matches() || (m.group("zoned") != null) != (m.group(9) != null)) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(
          part(m, 1), part(m, 2), part(m, 3), part(m, 5), part(m, 6), part(m, 7), nanoseconds(m));
      return Optional.of(new GoTime(local, offset(m)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int part(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }

  private static int nanoseconds(Matcher m) {
    String fraction = m.group(8) == null ? "" : m.group(8);
    return Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static ZoneOffset offset(Matcher m) {
    return m.group(9) == null ? ZoneOffset.UTC : ZoneOffset.of(m.group(9));
  }

  /** As {@code %v} prints it: {@code 2024-01-01 00:00:00 +0000 UTC}. */
  public String printed() {
    boolean utc = offset.equals(ZoneOffset.UTC);
    String zone = utc ? "+0000" : offset.getId().replace(":", "");
    return local.toLocalDate() + " " + clock() + " " + zone + " " + (utc ? "UTC" : zone);
  }

  /** As JSON and YAML hold it: {@code 2024-01-01T00:00:00Z}. */
  public String rfc3339() {
    return local.toLocalDate() + "T" + clock() + offset.getId();
  }

  private String clock() {
    String whole =
        String.format("%02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
    if (local.getNano() == 0) {
      return whole;
    }
    return whole + "." + String.format("%09d", local.getNano()).replaceAll("0+$", "");
  }
}
