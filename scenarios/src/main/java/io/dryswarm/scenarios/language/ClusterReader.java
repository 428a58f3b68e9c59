package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.YamlScalar;
import io.dryswarm.models.cluster.RunSpec.MachineSpec;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.ipvs.IpvsSpec;
import io.dryswarm.models.store.NodeObject.Role;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.UnderlaySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections {@code cluster}, {@code machine} and {@code images}. */
final class ClusterReader {
  private static final int MAX_MANAGERS = 99;
  private static final Pattern KERNEL = Pattern.compile("([1-9][0-9]?)\\.([0-9]{1,3})(?:\\..*)?");
  private static final int MAX_WORKERS = 100_000;

  private final MapPlace cluster;
  private final MapPlace machine;
  private final Optional<Place> images;

  ClusterReader(MapPlace top) {
    this.cluster = top.findOrEmpty("cluster").map(LanguageKeys.CLUSTER);
    this.machine = top.findOrEmpty("machine").map(LanguageKeys.MACHINE);
    this.images = top.find("images");
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
    NodeNames.doubled(nodes)
        .ifPresent(name -> cluster.place().problem("two nodes are called " + name));
    return List.copyOf(nodes);
  }

  /**
   * The plugins that make and carry cluster volumes.
   *
   * @param nodes those of the cluster
   */
  List<CsiDriverSpec> csi(List<NodeSpec> nodes) {
    return new CsiReader(nodes).read(cluster.findOrEmpty("csi"));
  }

  /** @param nodes those of the cluster */
  UnderlaySpec underlay(List<NodeSpec> nodes) {
    return new UnderlayReader(cluster.findOrEmpty("network"), nodes).read(kernel());
  }

  /** Version of the kernel on all nodes; only the first two numbers matter. */
  private LinuxKernel kernel() {
    Optional<Place> place = cluster.find("kernel");
    if (place.isEmpty()) {
      return LinuxKernel.DEFAULT;
    }
    String text = place.get().node() instanceof YamlScalar scalar ? scalar.written() : "";
    Matcher version = KERNEL.matcher(text);
    if (!version.matches()) {
      place.get().expected("a version of Linux, such as 5.15");
      return LinuxKernel.DEFAULT;
    }
    return new LinuxKernel(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
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

  /** Settings of the load balancers, which depend on the kernel. */
  IpvsSpec ipvs() {
    MapPlace ipvs = cluster.findOrEmpty("ipvs").map(LanguageKeys.IPVS);
    LinuxKernel kernel = kernel();
    IpvsSpec spec = IpvsSpec.swarmOnLinux(kernel.major(), kernel.minor());
    return spec.withExpiresRemoved(isOne(ipvs, "expire_nodest_conn", spec.expiresRemoved()))
        .withStallsReusedPorts(isOne(ipvs, "conn_reuse_mode", spec.stallsReusedPorts()));
  }

  /** As {@code sysctl} shows it. */
  private static boolean isOne(MapPlace map, String key, boolean absent) {
    return map.find(key).map(place -> place.integer(0, 1) == 1).orElse(absent);
  }

  MachineSpec machine() {
    MapPlace disk = cluster.findOrEmpty("disk").map(LanguageKeys.DISK);
    return new MachineSpec(
        DistributionReader.durationNs(disk, "fsync", Defaults.FSYNC_NS),
        DistributionReader.durationNs(machine, "prepare", Defaults.PREPARE_NS),
        DistributionReader.durationNs(machine, "container_start", Defaults.CONTAINER_START_NS),
        DistributionReader.durationNs(machine, "boot", Defaults.BOOT_NS),
        DistributionReader.durationNs(machine, "engine_start", Defaults.ENGINE_START_NS),
        DistributionReader.durationNs(machine, "probe", Defaults.PROBE_NS),
        cluster.find("outside_dns").map(DnsReader::outside).orElse(OutsideDns.NEAR),
        ImagesReader.read(images));
  }

  private static void warnOfEvenManagers(Place managers, int count) {
    managers.warn(
        count + " managers survive the loss of no more managers than " + (count - 1) + " do");
  }
}
