package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.YamlScalar;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.cluster.RunSpec.MachineSpec;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.underlay.UnderlaySpec.Sites;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections {@code cluster} and {@code machine}. */
final class ClusterReader {
  private static final int MAX_MANAGERS = 99;
  private static final int MAX_WORKERS = 100_000;

  private final MapPlace cluster;
  private final MapPlace machine;

  ClusterReader(MapPlace top) {
    this.cluster = top.findOrEmpty("cluster").map(LanguageKeys.CLUSTER);
    this.machine = top.findOrEmpty("machine").map(LanguageKeys.MACHINE);
  }

  /** Managers first. */
  List<NodeSpec> nodes() {
    List<NodeSpec> nodes = new ArrayList<>();
    NodeGroupReader managers = new NodeGroupReader(Role.MANAGER, 1, MAX_MANAGERS);
    nodes.addAll(managers.read(cluster.find("managers"), Defaults.MANAGERS));
    if (nodes.size() % 2 == 0) {
      warnOfEvenManagers(cluster.findOrEmpty("managers"), nodes.size());
    }
    NodeGroupReader workers = new NodeGroupReader(Role.WORKER, 0, MAX_WORKERS);
    nodes.addAll(workers.read(cluster.find("workers"), Defaults.WORKERS));
    return List.copyOf(nodes);
  }

  /** @param nodes those of the cluster */
  UnderlaySpec underlay(List<NodeSpec> nodes) {
    MapPlace network = cluster.findOrEmpty("network").map(LanguageKeys.NETWORK);
    Distribution oneWayNs = DistributionReader.durationNs(network, "latency", Defaults.LATENCY_NS);
    long bandwidth = network
        .find("bandwidth")
        .map(p -> p.quantity(Quantities.BANDWIDTH, 1L))
        .orElse(Defaults.BANDWIDTH_BITS_PER_SECOND);
    return network
        .find("wan")
        .map(wan -> new UnderlaySpec(oneWayNs, bandwidth, sites(wan, nodes)))
        .orElseGet(() -> new UnderlaySpec(oneWayNs, bandwidth));
  }

  /** Nodes with the same value of a label stand together, and so do those without it. */
  private static Sites sites(Place wan, List<NodeSpec> nodes) {
    MapPlace map = wan.map(LanguageKeys.WAN);
    Place label = map.require("label");
    String key = label.text();
    List<String> values =
        nodes.stream().map(node -> node.labels().getOrDefault(key, "")).toList();
    List<String> names = values.stream().distinct().toList();
    if (names.size() < 2 && !key.isEmpty()) {
      label.problem("all nodes have the same label \"" + key + "\", or none has it");
    }
    map.require("latency");
    return new Sites(
        values.stream().map(names::indexOf).toList(),
        DistributionReader.durationNs(map, "latency", Defaults.NO_TIME));
  }

  /** Version of all engines. */
  EngineProfile engine() {
    Optional<Place> place = cluster.find("engine");
    if (place.isEmpty()) {
      return EngineProfile.DEFAULT;
    }
    String name = place.get().node() instanceof YamlScalar scalar ? scalar.written() : "";
    Optional<EngineProfile> engine = EngineProfile.named(name);
    if (engine.isEmpty()) {
      List<String> names = EngineProfile.ALL.stream().map(EngineProfile::name).toList();
      place.get().expected("an engine version that is modelled: " + String.join(" or ", names));
    }
    return engine.orElse(EngineProfile.DEFAULT);
  }

  MachineSpec machine() {
    MapPlace disk = cluster.findOrEmpty("disk").map(LanguageKeys.DISK);
    return new MachineSpec(
        DistributionReader.durationNs(disk, "fsync", Defaults.FSYNC_NS),
        DistributionReader.durationNs(machine, "prepare", Defaults.PREPARE_NS),
        DistributionReader.durationNs(machine, "container_start", Defaults.CONTAINER_START_NS),
        DistributionReader.durationNs(machine, "boot", Defaults.BOOT_NS),
        DistributionReader.durationNs(machine, "engine_start", Defaults.ENGINE_START_NS),
        DistributionReader.durationNs(machine, "probe", Defaults.PROBE_NS));
  }

  private static void warnOfEvenManagers(Place managers, int count) {
    managers.warn(
        count + " managers survive the loss of no more managers than " + (count - 1) + " do");
  }
}
