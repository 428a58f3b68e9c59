package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;

/** A service's {@code healthcheck}. Control-plane facts 11.2.17, 11.2.21, 12.4.37. */
final class HealthReader {
  private static final long MIN_NS = 1_000_000L;
  private static final List<String> KINDS = List.of("NONE", "CMD", "CMD-SHELL");
  private static final HealthCheck NONE = new HealthCheck(List.of("NONE"), 0, 0, 0, 0, 0);

  private HealthReader() {}

  static HealthCheck read(Place place) {
    MapPlace map = place.map(ComposeKeys.HEALTHCHECK);
    boolean isDisabled = map.find("disable").map(Place::flag).orElse(false);
    if (isDisabled && map.has("test")) {
      map.problemAtKey("disable", "test and disable cannot be set at the same time");
    }
    if (isDisabled) {
      return NONE;
    }
    List<String> test = map.find("test").map(HealthReader::test).orElse(List.of());
    if (test.isEmpty()) {
      place.warn(
          "has no test: that of the image counts, and what it is cannot be known here; nothing is probed");
    }
    return new HealthCheck(
        test,
        durationNs(map, "interval"),
        durationNs(map, "timeout"),
        durationNs(map, "start_period"),
        durationNs(map, "start_interval"),
        map.find("retries").map(p -> (int) p.integer(0, Integer.MAX_VALUE)).orElse(0));
  }

  private static List<String> test(Place place) {
    if (!place.isList()) {
      return List.of("CMD-SHELL", place.strictText());
    }
    List<Place> words = place.list();
    if (!words.isEmpty()) {
      words.get(0).word(KINDS);
    }
    return words.stream().map(Place::strictText).toList();
  }

  /** 0 stands for the default. */
  private static long durationNs(MapPlace map, String key) {
    long ns = map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(0L);
    if (ns > 0 && ns < MIN_NS) {
      map.problemAtKey(key, "cannot be less than 1ms");
    }
    return ns;
  }
}
