package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Quantity;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Description;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nodes of one role: a bare number, or a mapping with what they have in common. Named {@code worker-1}, {@code worker-2}, ... */
final class NodeGroupReader {
  private static final List<String> AVAILABILITIES = List.of("active", "pause", "drain");

  private final Role role;
  private final int fewest;
  private final int most;

  NodeGroupReader(Role role, int fewest, int most) {
    this.role = role;
    this.fewest = fewest;
    this.most = most;
  }

  List<NodeSpec> read(Optional<Place> group, int absentCount) {
    if (group.isEmpty()) {
      return nodes(absentCount, Availability.ACTIVE, Machines.USUAL, Map.of(), List.of());
    }
    Place place = group.get();
    if (!place.isMap()) {
      return nodes(count(place), Availability.ACTIVE, Machines.USUAL, Map.of(), List.of());
    }
    MapPlace map = place.map(LanguageKeys.NODES);
    String availability =
        map.find("availability").map(p -> p.word(AVAILABILITIES)).orElse("active");
    int count = map.find("count").map(this::count).orElse(absentCount);
    return nodes(
        count,
        Availability.valueOf(availability.toUpperCase(Locale.ROOT)),
        machines(map),
        labels(map.findOrEmpty("labels").map()),
        names(map, count));
  }

  /**
   * What the machines of a group are and have; lists of values go around them.
   *
   * @param platforms at least one, as {@code linux/x86_64}
   */
  private record Machines(
      long nanoCpus,
      long memoryBytes,
      List<GenericResource> generic,
      List<EnginePlugin> plugins,
      Map<String, List<String>> engineLabels,
      List<String> platforms) {
    static final Machines USUAL = new Machines(
        Defaults.NANO_CPUS,
        Defaults.MEMORY_BYTES,
        List.of(),
        EnginePlugin.BUILT_IN,
        Map.of(),
        List.of(Defaults.PLATFORM));

    Description description(int index) {
      String[] platform = platforms.get(index % platforms.size()).split("/", 2);
      return new Description(
          nanoCpus,
          memoryBytes,
          platform[0],
          platform[1],
          chosen(engineLabels, index),
          "",
          generic,
          plugins,
          List.of());
    }
  }

  private static Machines machines(MapPlace map) {
    return new Machines(
        map.find("cpus").map(p -> positive(p, Quantities.CPUS)).orElse(Defaults.NANO_CPUS),
        map.find("memory").map(p -> positive(p, Quantities.SIZE)).orElse(Defaults.MEMORY_BYTES),
        EquipmentReader.generic(map),
        EquipmentReader.plugins(map),
        labels(map.findOrEmpty("engine_labels").map()),
        EquipmentReader.platforms(map));
  }

  /** Host names of the first nodes; the others keep theirs. */
  private static List<String> names(MapPlace map, int count) {
    Optional<Place> list = map.find("names");
    List<Place> items = list.map(Place::list).orElse(List.of());
    if (items.size() > count) {
      list.get().problem(items.size() + " names for " + count + " nodes");
    }
    for (Place item : items) {
      if (!NodeNames.isHostName(item.text())) {
        item.expected("the name of a host, such as node1");
      }
    }
    return items.stream().map(Place::text).toList();
  }

  private static long positive(Place place, Quantity<Long> kind) {
    long amount = place.quantity(kind, 1L);
    if (amount == 0) {
      place.problem("expected more than 0");
    }
    return Math.max(1, amount);
  }

  private int count(Place place) {
    return (int) place.integer(fewest, most);
  }

  /** A list of values goes around the nodes: the first to the first node, and so on, then again. */
  private static Map<String, List<String>> labels(MapPlace map) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Place value : map.values()) {
      List<String> values = value.listOrSingle().stream().map(Place::text).toList();
      if (values.isEmpty()) {
        value.problem("expected at least one value");
      } else {
        labels.put(value.key(), values);
      }
    }
    return labels;
  }

  private List<NodeSpec> nodes(
      int count,
      Availability availability,
      Machines machines,
      Map<String, List<String>> labels,
      List<String> names) {
    String prefix = role.name().toLowerCase(Locale.ROOT) + "-";
    List<NodeSpec> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = i < names.size() ? names.get(i) : prefix + (i + 1);
      nodes.add(new NodeSpec(name, role, availability, machines.description(i), chosen(labels, i)));
    }
    return nodes;
  }

  private static SortedMap<String, String> chosen(Map<String, List<String>> labels, int index) {
    SortedMap<String, String> chosen = new TreeMap<>();
    labels.forEach((key, values) -> chosen.put(key, values.get(index % values.size())));
    return chosen;
  }
}
