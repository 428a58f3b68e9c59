package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import io.dryswarm.models.executor.ContainerBehaviour.Outage;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an application's description that says how its container starts, ends and answers health probes. */
final class ContainerReader {
  private static final int MAX_EXIT_CODE = 255;

  /** What the engine reports of a command that it cannot find. */
  private static final int NO_SUCH_COMMAND = 127;

  private ContainerReader() {}

  /**
   * @param base what holds where the description says nothing
   */
  static ContainerBehaviour read(MapPlace map, ContainerBehaviour base) {
    return new ContainerBehaviour(
        map.find("image_missing").map(ContainerReader::rejection).orElse(base.rejection()),
        map.find("start_fails").map(ContainerReader::startFailure).orElse(base.startFailure()),
        map.find("exits").map(ContainerReader::exits).orElse(base.ends()),
        onStop(map, base.onStopSignal()),
        map.find("health").map(ContainerReader::health).orElse(base.health()),
        base.engine());
  }

  private static String rejection(Place imageMissing) {
    return imageMissing.flag() ? ContainerBehaviour.NO_SUCH_IMAGE : "";
  }

  private static StartFailure startFailure(Place place) {
    MapPlace map = place.map(LanguageKeys.START_FAILS);
    return new StartFailure(
        exitCode(map, "code", NO_SUCH_COMMAND),
        map.find("error").map(Place::text).orElse(""));
  }

  private static Ending exits(Place place) {
    MapPlace map = place.map(LanguageKeys.EXITS);
    return new Ending(
        DistributionReader.durationNs(map.require("after")), exitCode(map, "code", 0));
  }

  private static @Nullable Ending onStop(MapPlace map, @Nullable Ending base) {
    boolean isIgnored = map.find("ignores_stop").map(Place::flag).orElse(base == null);
    if (isIgnored) {
      map.find("stop").ifPresent(p -> p.problem("has no effect with ignores_stop"));
      map.find("stop_code").ifPresent(p -> p.problem("has no effect with ignores_stop"));
      return null;
    }
    Distribution knownNs = base == null ? Defaults.NO_TIME : base.afterNs();
    int knownCode = base == null ? 0 : base.exitCode();
    return new Ending(
        DistributionReader.durationNs(map, "stop", knownNs), exitCode(map, "stop_code", knownCode));
  }

  private static Health health(Place place) {
    MapPlace map = place.map(LanguageKeys.HEALTH);
    if (map.find("never").map(Place::flag).orElse(false)) {
      return Health.NEVER;
    }
    long afterNs = durationNs(map, "healthy_after", 0);
    long forNs = durationNs(map, "healthy_for", Long.MAX_VALUE);
    long untilNs = forNs == Long.MAX_VALUE ? forNs : afterNs + forNs;
    return new Health(true, afterNs, untilNs, outages(map));
  }

  private static List<Outage> outages(MapPlace map) {
    List<Outage> outages = new ArrayList<>();
    for (Place item : map.find("unhealthy").map(Place::list).orElse(List.of())) {
      MapPlace outage = item.map(LanguageKeys.OUTAGE);
      long fromNs = outage.require("from").quantity(ClockTime.KIND, 0L);
      Place until = outage.require("until");
      long untilNs = until.quantity(ClockTime.KIND, 0L);
      if (untilNs <= fromNs) {
        until.problem("is not after from");
      }
      outages.add(new Outage(fromNs, untilNs));
    }
    return List.copyOf(outages);
  }

  private static int exitCode(MapPlace map, String key, int absent) {
    return map.find(key).map(p -> (int) p.integer(0, MAX_EXIT_CODE)).orElse(absent);
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }
}
