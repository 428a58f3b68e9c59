package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.workload.Account;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.PoolSpec;
import io.dryswarm.models.workload.Step;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
   * @param hosts variables in which it finds the names of services, by the names in the description
   */
  static Application read(
      Place place, String name, ApplicationSpec base, SortedMap<String, String> hosts) {
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
        pools(map, base),
        healthAsks(map, base),
        ContainerReader.read(map, base.container()),
        base.sizes(),
        map.find("keepalive")
            .map(p -> p.quantity(Quantities.DURATION, base.keepaliveNs()))
            .orElse(base.keepaliveNs()),
        map.find("dns").map(DnsReader::caching).orElse(base.answerCaching()),
        SettingsSectionReader.read(map, base.settings()));
    Map<Place, Account> accounts = SettingsSectionReader.accountPlaces(map);
    accounts.putAll(steps.accounts());
    SettingsSectionReader.check(accounts, spec.settings());
    map.findOrEmpty("pools").map().values().forEach(pool -> checkPool(pool, spec));
    Map<String, Place> sites = new LinkedHashMap<>(steps.callSites());
    map.find("health")
        .flatMap(health -> health.map(LanguageKeys.HEALTH).find("asks"))
        .ifPresent(asks -> sites.put(Application.HEALTH_SITE, asks));
    return new Application(withSizes(map, spec), sites, Hosts.read(map, hosts));
  }

  private static ApplicationSpec withSizes(MapPlace map, ApplicationSpec spec) {
    return map.find("bytes")
        .map(bytes -> spec.withSizes(SizesReader.read(bytes, spec.handlers().keySet())))
        .orElse(spec);
  }

  private static SortedMap<String, List<Step>> handlers(
      MapPlace map, ApplicationSpec base, StepReader steps) {
    SortedMap<String, List<Step>> handlers = new TreeMap<>(base.handlers());
    for (Place handler : map.findOrEmpty("on").map().values()) {
      handlers.put(handler.key(), steps.read(handler));
    }
    return handlers;
  }

  private static SortedMap<String, PoolSpec> pools(MapPlace map, ApplicationSpec base) {
    SortedMap<String, PoolSpec> pools = new TreeMap<>(base.pools());
    for (Place place : map.findOrEmpty("pools").map().values()) {
      MapPlace pool = place.map(LanguageKeys.POOL);
      pools.put(
          place.key(),
          new PoolSpec(
              count(pool, "size", 1, Defaults.POOL_SIZE),
              durationNs(pool, "wait", Defaults.POOL_WAIT_NS),
              durationNs(pool, "idle", Defaults.POOL_IDLE_NS)));
    }
    return pools;
  }

  private static void checkPool(Place pool, ApplicationSpec spec) {
    Set<String> called = new TreeSet<>();
    spec.handlers().values().forEach(steps -> addCalled(steps, called));
    addCalled(spec.onStart(), called);
    addCalled(spec.loop(), called);
    if (!called.contains(pool.key())) {
      pool.problem("the program calls no service of this name without kept"
          + Suggestion.tail(pool.key(), called));
    }
  }

  private static void addCalled(List<Step> steps, Set<String> called) {
    for (Step step : steps) {
      if (step instanceof Step.Call call && !call.kept()) {
        called.add(call.service());
      } else if (step instanceof Step.IfItem branch) {
        addCalled(branch.then(), called);
        addCalled(branch.otherwise(), called);
      }
    }
  }

  /** A health description that asks for nothing decides by itself. */
  private static String healthAsks(MapPlace map, ApplicationSpec base) {
    return map.find("health")
        .map(health ->
            health.map(LanguageKeys.HEALTH).find("asks").map(Place::text).orElse(""))
        .orElse(base.healthAsks());
  }

  private static long durationNs(MapPlace map, String key, long absentNs) {
    return map.find(key).map(p -> p.quantity(Quantities.DURATION, 0L)).orElse(absentNs);
  }

  private static int count(MapPlace map, String key, int least, int absent) {
    return map.find(key).map(p -> (int) p.integer(least, MOST)).orElse(absent);
  }
}
