package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Services that a program calls by a name that it finds in its environment: {@code hosts: { mysql: WORDPRESS_DB_HOST }}. */
final class Hosts {
  private Hosts() {}

  /** Variables by the names that the description uses; those of the description are added to the known ones. */
  static SortedMap<String, String> read(MapPlace map, SortedMap<String, String> base) {
    TreeMap<String, String> hosts = new TreeMap<>(base);
    for (Place place : map.findOrEmpty("hosts").map().values()) {
      hosts.put(place.key(), place.text());
    }
    return hosts;
  }

  /** The program as it runs with this environment: a port behind the name is left out. */
  static ApplicationSpec named(
      ApplicationSpec spec, SortedMap<String, String> hosts, SortedMap<String, String> variables) {
    TreeMap<String, String> names = new TreeMap<>();
    hosts.forEach((name, variable) -> {
      String value = variables.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        names.put(name, value.replaceFirst(":.*", ""));
      }
    });
    return names.isEmpty() ? spec : renamed(spec, names);
  }

  private static ApplicationSpec renamed(ApplicationSpec spec, Map<String, String> names) {
    TreeMap<String, List<Step>> handlers = new TreeMap<>();
    spec.handlers().forEach((request, steps) -> handlers.put(request, renamed(steps, names)));
    return new ApplicationSpec(
        spec.name(),
        spec.workers(),
        spec.backlog(),
        spec.startNs(),
        spec.firstStartNs(),
        spec.dataTarget(),
        handlers,
        renamed(spec.onStart(), names),
        renamed(spec.loop(), names),
        spec.pools(),
        spec.healthAsks(),
        spec.container(),
        spec.sizes(),
        spec.keepaliveNs(),
        spec.answerCaching(),
        spec.settings());
  }

  private static List<Step> renamed(List<Step> steps, Map<String, String> names) {
    List<Step> renamed = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Call call) {
        renamed.add(new Step.Call(
            names.getOrDefault(call.service(), call.service()),
            call.request(),
            call.timeoutNs(),
            call.kept(),
            call.onError(),
            call.connectTimeoutNs(),
            call.retries(),
            call.with()));
      } else if (step instanceof Step.Connect connect) {
        renamed.add(new Step.Connect(
            names.getOrDefault(connect.service(), connect.service()),
            connect.retryNs(),
            connect.timeoutNs(),
            connect.unknownName(),
            connect.with()));
      } else if (step instanceof Step.IfItem branch) {
        renamed.add(
            new Step.IfItem(renamed(branch.then(), names), renamed(branch.otherwise(), names)));
      } else {
        renamed.add(step);
      }
    }
    return List.copyOf(renamed);
  }
}
