package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.spec.UpdateConfig.FailureAction;
import io.dryswarm.models.spec.UpdateConfig.Order;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;
import java.util.Locale;

/** {@code update_config} and {@code rollback_config}. Control-plane facts 12.4.30. */
final class UpdateConfigReader {
  private static final List<String> ORDERS = List.of("stop-first", "start-first");
  private static final List<String> ACTIONS = List.of("pause", "continue", "rollback");

  private UpdateConfigReader() {}

  static UpdateConfig read(Place place) {
    MapPlace map = place.map(ComposeKeys.UPDATE_CONFIG);
    UpdateConfig absent = UpdateConfig.DEFAULT;
    return new UpdateConfig(
        map.find("parallelism")
            .map(p -> (int) p.integer(0, Integer.MAX_VALUE))
            .orElse(absent.parallelism()),
        durationNs(map, "delay", absent.delayNs()),
        FailureAction.valueOf(word(map, "failure_action", ACTIONS)),
        durationNs(map, "monitor", absent.monitorNs()),
        map.find("max_failure_ratio")
            .map(UpdateConfigReader::ratio)
            .orElse(absent.maxFailureRatio()),
        Order.valueOf(word(map, "order", ORDERS)));
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }

  /** The first word is meant by an absent key. */
  private static String word(MapPlace map, String key, List<String> words) {
    return map.find(key)
        .map(p -> p.word(words))
        .orElse(words.get(0))
        .toUpperCase(Locale.ROOT)
        .replace('-', '_');
  }

  private static double ratio(Place place) {
    double ratio = place.number(0);
    if (ratio > 1) {
      place.expected("a ratio from 0 to 1");
    }
    return ratio;
  }
}
