package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.Time;
import io.dryswarm.models.workload.RetrySpec;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;

/** {@code retries}: what users, or a program that calls, do when a try fails. */
final class RetryReader {
  private static final List<String> BACKOFF = List.of("exponential", "constant");
  private static final List<String> ON = List.of("no-answer", "any");
  private static final int MOST = 1000;
  private static final long PAUSE_NS = 100 * Time.MILLISECOND;
  private static final long LONGEST_NS = 10 * Time.SECOND;

  private RetryReader() {}

  static RetrySpec read(Place place) {
    MapPlace map = place.map(LanguageKeys.RETRIES);
    int most = (int) map.require("most").integer(0, MOST);
    String backoff = map.find("backoff").map(p -> p.word(BACKOFF)).orElse("exponential");
    String on = map.find("on").map(p -> p.word(ON)).orElse("no-answer");
    return new RetrySpec(
        most,
        durationNs(map, "pause", PAUSE_NS),
        backoff.equals("constant") ? 1 : 2,
        durationNs(map, "longest", LONGEST_NS),
        map.find("jitter").map(Place::flag).orElse(false),
        on.equals("any"),
        map.find("budget")
            .map(p -> p.quantity(Quantities.PERCENT, 1.0))
            .orElse(RetrySpec.NO_BUDGET));
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }
}
