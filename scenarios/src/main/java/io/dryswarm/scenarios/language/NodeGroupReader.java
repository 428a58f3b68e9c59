package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Description;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.Collections;
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
      return nodes(
          absentCount,
          Availability.ACTIVE,
          description(0, 0, List.of(), EnginePlugin.BUILT_IN),
          Map.of(),
          List.of());
    }
    Place place = group.get();
    if (!place.isMap()) {
      return nodes(
          count(place),
          Availability.ACTIVE,
          description(0, 0, List.of(), EnginePlugin.BUILT_IN),
          Map.of(),
          List.of());
    }
    MapPlace map = place.map(LanguageKeys.NODES);
    String availability =
        map.find("availability").map(p -> p.word(AVAILABILITIES)).orElse("active");
    int count = map.find("count").map(this::count).orElse(absentCount);
    return nodes(
        count,
        Availability.valueOf(availability.toUpperCase(Locale.ROOT)),
        description(
            map.find("cpus").map(p -> p.quantity(Quantities.CPUS, 1L)).orElse(0L),
            map.find("memory").map(p -> p.quantity(Quantities.SIZE, 1L)).orElse(0L),
            EquipmentReader.generic(map),
            EquipmentReader.plugins(map)),
        labels(map.findOrEmpty("labels").map()),
        names(map, count));
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

  private int count(Place place) {
    return (int) place.integer(fewest, most);
  }

  /** 0 = the default. */
  private static Description description(
      long nanoCpus, long memoryBytes, List<GenericResource> generic, List<EnginePlugin> plugins) {
    return new Description(
        nanoCpus == 0 ? Defaults.NANO_CPUS : nanoCpus,
        memoryBytes == 0 ? Defaults.MEMORY_BYTES : memoryBytes,
        "linux",
        "x86_64",
        Collections.emptySortedMap(),
        "",
        generic,
        plugins,
        List.of());
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
      Description description,
      Map<String, List<String>> labels,
      List<String> names) {
    String prefix = role.name().toLowerCase(Locale.ROOT) + "-";
    List<NodeSpec> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SortedMap<String, String> own = new TreeMap<>();
      int position = i;
      labels.forEach((key, values) -> own.put(key, values.get(position % values.size())));
      String name = i < names.size() ? names.get(i) : prefix + (i + 1);
      nodes.add(new NodeSpec(name, role, availability, description, own));
    }
    return nodes;
  }
}
