package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Quantity;
import io.dryswarm.core.Time;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time on the run's clock: a duration since its start ({@code 4m30s}), or as the timeline prints it ({@code 4:30}, {@code 1:04:30}). */
public final class ClockTime implements Quantity<Long> {
  public static final Quantity<Long> KIND = new ClockTime();

  private static final Pattern CLOCK =
      Pattern.compile("(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-5][0-9])");

  private ClockTime() {}

  @Override
  public Optional<Long> parse(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return Quantities.DURATION.parse(text);
    }
    long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
    long minutes = Long.parseLong(clock.group(2));
    long seconds = Long.parseLong(clock.group(3));
    return Optional.of(hours * Time.HOUR + minutes * Time.MINUTE + seconds * Time.SECOND);
  }

  @Override
  public String expected() {
    return "a time such as 4m, 4m30s or 4:30";
  }
}
