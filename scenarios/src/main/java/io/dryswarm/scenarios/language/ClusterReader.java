package io.dryswarm.scenarios.language;

import io.dryswarm.models.cluster.RunSpec.MachineSpec;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.scenarios.quantity.Quantities;
import io.dryswarm.scenarios.yaml.MapPlace;
import io.dryswarm.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;

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

  UnderlaySpec underlay() {
    MapPlace network = cluster.findOrEmpty("network").map(LanguageKeys.NETWORK);
    return new UnderlaySpec(
        DistributionReader.durationNs(network, "latency", Defaults.LATENCY_NS),
        network
            .find("bandwidth")
            .map(p -> p.quantity(Quantities.BANDWIDTH, 1L))
            .orElse(Defaults.BANDWIDTH_BITS_PER_SECOND));
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
