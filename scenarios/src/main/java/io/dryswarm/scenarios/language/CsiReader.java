package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.csi.CsiCall;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.csi.CsiTimes;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The section {@code csi} of {@code cluster}: the CSI plugins that nodes have, by name. */
final class CsiReader {
  private static final int MOST_VOLUMES = 100_000;
  private static final List<String> CAPABILITIES = List.of("attach", "stage");

  private final List<NodeSpec> nodes;

  CsiReader(List<NodeSpec> nodes) {
    this.nodes = nodes;
  }

  List<CsiDriverSpec> read(Place section) {
    List<CsiDriverSpec> drivers = new ArrayList<>();
    for (Place value : section.isNull() ? List.<Place>of() : section.map().values()) {
      drivers.add(driver(value.key(), value.map(LanguageKeys.CSI)));
    }
    return List.copyOf(drivers);
  }

  private CsiDriverSpec driver(String name, MapPlace map) {
    SortedSet<Integer> on = map.find("nodes").map(this::nodes).orElseGet(this::all);
    List<String> capabilities = map.find("capabilities").map(Place::list).orElse(List.of()).stream()
        .map(item -> item.word(CAPABILITIES))
        .toList();
    return new CsiDriverSpec(
        name,
        on,
        capabilities.contains("attach"),
        capabilities.contains("stage"),
        map.find("most_volumes").map(p -> (int) p.integer(1, MOST_VOLUMES)).orElse(0),
        topology(map.findOrEmpty("topology"), on),
        times(map.findOrEmpty("times")),
        map.find("failures").map(CsiReader::share).orElse(0.0),
        outages(map, on));
  }

  private static double share(Place place) {
    double share = place.quantity(Quantities.PERCENT, 0.0);
    if (share > 1) {
      place.problem("expected at most 100%");
      return 1;
    }
    return share;
  }

  private SortedSet<Integer> all() {
    TreeSet<Integer> all = new TreeSet<>();
    for (int node = 0; node < nodes.size(); node++) {
      all.add(node);
    }
    return all;
  }

  /** {@code all}, {@code managers}, {@code workers}, or names. */
  private SortedSet<Integer> nodes(Place place) {
    TreeSet<Integer> found = new TreeSet<>();
    for (Place item : place.listOrSingle()) {
      switch (item.text()) {
        case "all" -> found.addAll(all());
        case "managers" -> found.addAll(ofRole(Role.MANAGER));
        case "workers" -> found.addAll(ofRole(Role.WORKER));
        default ->
          NodeNames.find(nodes, item.text())
              .ifPresentOrElse(
                  found::add,
                  () -> item.unknownName(
                      NameKind.NODE,
                      "no node is called \"" + item.text() + "\""
                          + NodeNames.tail(
                              nodes, item.text(), List.of("all", "managers", "workers"))));
      }
    }
    return found;
  }

  private List<Integer> ofRole(Role role) {
    return all().stream().filter(node -> nodes.get(node).role() == role).toList();
  }

  /** A list of values goes around the nodes of the plugin. */
  private static SortedMap<Integer, SortedMap<String, String>> topology(
      Place section, SortedSet<Integer> on) {
    TreeMap<Integer, SortedMap<String, String>> topology = new TreeMap<>();
    for (Place value : section.isNull() ? List.<Place>of() : section.map().values()) {
      List<Place> values = value.listOrSingle();
      int position = 0;
      for (int node : on) {
        if (!values.isEmpty()) {
          String segment = values.get(position++ % values.size()).text();
          topology.computeIfAbsent(node, n -> new TreeMap<>()).put(value.key(), segment);
        }
      }
    }
    return Collections.unmodifiableSortedMap(topology);
  }

  private static CsiTimes times(Place section) {
    TreeMap<CsiCall, Distribution> times = new TreeMap<>();
    MapPlace map = section.map(LanguageKeys.CSI_TIMES);
    for (CsiCall call : CsiCall.values()) {
      map.find(call.name().toLowerCase(Locale.ROOT))
          .ifPresent(place -> times.put(call, DistributionReader.durationNs(place)));
    }
    return new CsiTimes(Collections.unmodifiableSortedMap(times));
  }

  private List<CsiDriverSpec.Outage> outages(MapPlace driver, SortedSet<Integer> on) {
    List<CsiDriverSpec.Outage> outages = new ArrayList<>();
    for (Place item : driver.find("outages").map(Place::list).orElse(List.of())) {
      MapPlace map = item.map(LanguageKeys.CSI_OUTAGE);
      long fromNs = map.require("from").quantity(ClockTime.KIND, 0L);
      Place until = map.require("until");
      long untilNs = until.quantity(ClockTime.KIND, fromNs + 1);
      if (untilNs <= fromNs) {
        until.problem("is not after its beginning");
      } else {
        outages.add(new CsiDriverSpec.Outage(
            map.find("nodes").map(this::nodes).orElse(on), fromNs, untilNs));
      }
    }
    return List.copyOf(outages);
  }

  /** The nodes with what their plugins tell: agents pass on their own name for the node, and nothing of where it is. */
  static List<NodeSpec> equipped(List<NodeSpec> nodes, List<CsiDriverSpec> drivers) {
    List<NodeSpec> equipped = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      NodeSpec plain = nodes.get(node);
      List<CsiInfo> plugins = new ArrayList<>();
      for (CsiDriverSpec driver : drivers) {
        if (driver.nodes().contains(node)) {
          plugins.add(new CsiInfo(driver.name(), plain.name(), driver.maxVolumes(), null));
        }
      }
      equipped.add(
          plugins.isEmpty()
              ? plain
              : new NodeSpec(
                  plain.name(),
                  plain.role(),
                  plain.availability(),
                  plain.description().withCsi(plugins),
                  plain.labels()));
    }
    return List.copyOf(equipped);
  }
}
