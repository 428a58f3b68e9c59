package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One application: what it says replaces or extends what is known of the image already. */
final class ApplicationReader {
  /** A program that does nothing: the ground on which descriptions build. */
  static final ApplicationSpec IDLE = new ApplicationSpec(
      "",
      Defaults.APPLICATION_WORKERS,
      Defaults.APPLICATION_BACKLOG,
      Defaults.NO_TIME,
      Defaults.NO_TIME,
      Defaults.NO_TIME,
      "",
      Collections.emptySortedMap(),
      List.of(),
      List.of());

  private static final int MOST = 1_000_000;

  private ApplicationReader() {}

  /**
   * @param name for reports
   * @param base what holds where the description says nothing; requests are added to its own
   */
  static Application read(Place place, String name, ApplicationSpec base) {
    MapPlace map = place.map(LanguageKeys.APPLICATION);
    StepReader steps = new StepReader();
    Distribution start = DistributionReader.durationNs(map, "start", base.startNs());
    Distribution knownFirst = map.has("start") ? start : base.firstStartNs();
    ApplicationSpec spec = new ApplicationSpec(
        name,
        count(map, "workers", 1, base.workers()),
        count(map, "backlog", 0, base.backlog()),
        start,
        DistributionReader.durationNs(map, "first_start", knownFirst),
        map.find("data").map(Place::text).orElse(base.dataTarget()),
        handlers(map, base, steps),
        map.find("on_start").map(steps::read).orElse(base.onStart()),
        map.find("loop").map(steps::read).orElse(base.loop()),
        ContainerReader.read(map, base.container()));
    return new Application(spec, steps.callSites());
  }

  private static SortedMap<String, List<Step>> handlers(
      MapPlace map, ApplicationSpec base, StepReader steps) {
    SortedMap<String, List<Step>> handlers = new TreeMap<>(base.handlers());
    for (Place handler : map.findOrEmpty("on").map().values()) {
      handlers.put(handler.key(), steps.read(handler));
    }
    return handlers;
  }

  private static int count(MapPlace map, String key, int least, int absent) {
    return map.find(key).map(p -> (int) p.integer(least, MOST)).orElse(absent);
  }
}
