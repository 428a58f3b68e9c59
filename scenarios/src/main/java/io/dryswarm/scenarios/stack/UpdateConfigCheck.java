package io.dryswarm.scenarios.stack;

import io.dryswarm.scenarios.quantity.Quantities;
import io.dryswarm.scenarios.yaml.MapPlace;
import io.dryswarm.scenarios.yaml.Place;
import java.util.List;

/** Checks {@code update_config} and {@code rollback_config}. Control-plane facts 12.4.30. */
final class UpdateConfigCheck {
  private static final List<String> ORDERS = List.of("stop-first", "start-first");
  private static final List<String> ACTIONS = List.of("pause", "continue", "rollback");

  private UpdateConfigCheck() {}

  static void check(Place place) {
    MapPlace map = place.map(ComposeKeys.UPDATE_CONFIG);
    map.find("parallelism").ifPresent(p -> p.integer(0, Integer.MAX_VALUE));
    map.find("delay").ifPresent(p -> p.quantity(Quantities.DURATION, 0L));
    map.find("monitor").ifPresent(p -> p.quantity(Quantities.DURATION, 0L));
    map.find("failure_action").ifPresent(p -> p.word(ACTIONS));
    map.find("order").ifPresent(p -> p.word(ORDERS));
    map.find("max_failure_ratio").ifPresent(UpdateConfigCheck::checkRatio);
  }

  private static void checkRatio(Place ratio) {
    if (ratio.number(0) > 1) {
      ratio.expected("a ratio from 0 to 1");
    }
  }
}
