package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts health checks. */
final class HealthConversion {
  private HealthConversion() {}

  static @Nullable Json healthcheck(@Nullable StackObject check) throws ConversionError {
    if (check == null) {
      return null;
    }
    if (check.flag("disable")) {
      if (!check.texts("test").isEmpty()) {
        throw new ConversionError(
            "test and disable can't be set at the same time", "healthcheck", "disable");
      }
      return new Json().texts("Test", List.of("NONE"));
    }
    return new Json()
        .texts("Test", check.texts("test"))
        .number("Interval", check.whole("interval"))
        .number("Timeout", check.whole("timeout"))
        .number("StartPeriod", check.whole("start_period"))
        .number("StartInterval", check.whole("start_interval"))
        .number("Retries", check.whole("retries"));
  }
}
