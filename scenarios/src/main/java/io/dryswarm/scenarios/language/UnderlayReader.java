package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Uniform;
import io.dryswarm.models.cluster.RunSpec.NodeSpec;
import io.dryswarm.models.underlay.LinuxKernel;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.underlay.UnderlaySpec.PathLimits;
import io.dryswarm.models.underlay.UnderlaySpec.Racks;
import io.dryswarm.models.underlay.UnderlaySpec.Sites;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;

/** The section {@code network} of the cluster: wires, sites and racks. */
final class UnderlayReader {
  private static final List<String> ESP = List.of("passes", "blocked");
  private static final int LEAST_MTU = 576;
  private static final int LARGEST_MTU = 65_535;

  private final MapPlace network;
  private final List<NodeSpec> nodes;
  private final Distribution latencyNs;

  /** @param nodes those of the cluster */
  UnderlayReader(Place section, List<NodeSpec> nodes) {
    this.network = section.map(LanguageKeys.NETWORK);
    this.nodes = nodes;
    this.latencyNs = network.has("jitter")
        ? jittered(network.require("latency"), network.require("jitter"))
        : DistributionReader.durationNs(network, "latency", Defaults.LATENCY_NS);
  }

  UnderlaySpec read(LinuxKernel kernel) {
    long bandwidth = network
        .find("bandwidth")
        .map(p -> p.quantity(Quantities.BANDWIDTH, 1L))
        .orElse(Defaults.BANDWIDTH_BITS_PER_SECOND);
    Sites sites =
        network.find("wan").map(this::sites).orElseGet(() -> new Sites(List.of(), latencyNs));
    return new UnderlaySpec(latencyNs, bandwidth, sites)
        .withRacks(racks())
        .withLoss(network.find("loss").map(UnderlayReader::loss).orElse(0.0))
        .withPath(path())
        .withKernel(kernel);
  }

  /** Uniform around a latency that is no distribution. */
  private static Distribution jittered(Place latency, Place jitter) {
    if (latency.isMap()) {
      jitter.problem("goes with a latency that does not vary by itself");
      return Defaults.LATENCY_NS;
    }
    double ns = latency.quantity(Quantities.DURATION, 0L);
    double aroundNs = jitter.quantity(Quantities.DURATION, 0L);
    if (aroundNs > ns) {
      jitter.problem("is more than the latency");
      return new Constant(ns);
    }
    return new Uniform(ns - aroundNs, ns + aroundNs);
  }

  /** A share of packets, below 100 %. */
  static double loss(Place place) {
    double share = place.quantity(Quantities.PERCENT, 0.0);
    if (share >= 1) {
      place.problem("expected less than 100%");
      return 0;
    }
    return share;
  }

  private PathLimits path() {
    int mtu = network
        .find("mtu")
        .map(p -> (int) p.integer(LEAST_MTU, LARGEST_MTU))
        .orElse(PathLimits.ETHERNET.mtuBytes());
    boolean passesEsp =
        network.find("esp").map(p -> p.word(ESP)).orElse("passes").equals("passes");
    return new PathLimits(mtu, passesEsp);
  }

  private Racks racks() {
    if (!network.has("rack")) {
      return new Racks(List.of(), latencyNs);
    }
    MapPlace rack = network.require("rack").map(LanguageKeys.RACK);
    Groups groups = groups(rack.require("label"));
    rack.require("latency");
    return new Racks(
        groups.ofNode(), DistributionReader.durationNs(rack, "latency", Defaults.NO_TIME));
  }

  private Sites sites(Place wan) {
    MapPlace map = wan.map(LanguageKeys.WAN);
    Place label = map.require("label");
    Groups groups = groups(label);
    if (groups.names().size() < 2 && !label.text().isEmpty()) {
      label.problem("all nodes have the same label \"" + label.text() + "\", or none has it");
    }
    map.require("latency");
    Distribution betweenNs = DistributionReader.durationNs(map, "latency", Defaults.NO_TIME);
    List<List<Distribution>> matrix = matrix(groups.names().size(), betweenNs);
    map.find("between").ifPresent(pairs -> {
      for (Place pair : pairs.list()) {
        between(pair.map(LanguageKeys.BETWEEN), groups.names(), matrix);
      }
    });
    return new Sites(groups.ofNode(), matrix);
  }

  private static List<List<Distribution>> matrix(int sites, Distribution betweenNs) {
    List<List<Distribution>> matrix = new ArrayList<>();
    for (int from = 0; from < sites; from++) {
      List<Distribution> row = new ArrayList<>();
      for (int to = 0; to < sites; to++) {
        row.add(betweenNs);
      }
      matrix.add(row);
    }
    return matrix;
  }

  /** Both ways between two sites. */
  private static void between(MapPlace pair, List<String> names, List<List<Distribution>> matrix) {
    Place sites = pair.require("sites");
    List<Place> two = sites.list();
    pair.require("latency");
    Distribution ns = DistributionReader.durationNs(pair, "latency", new Constant(0));
    if (two.size() != 2) {
      sites.problem("expected two sites, as in [a, b]");
      return;
    }
    int one = site(two.get(0), names);
    int other = site(two.get(1), names);
    if (one >= 0 && other >= 0) {
      matrix.get(one).set(other, ns);
      matrix.get(other).set(one, ns);
    }
  }

  private static int site(Place place, List<String> names) {
    int site = names.indexOf(place.text());
    if (site < 0) {
      place.problem("no node stands there; sites: " + names);
    }
    return site;
  }

  /** Nodes with the same value of a label stand together, and so do those without it. */
  private Groups groups(Place label) {
    String key = label.text();
    List<String> values =
        nodes.stream().map(node -> node.labels().getOrDefault(key, "")).toList();
    List<String> names = values.stream().distinct().toList();
    return new Groups(names, values.stream().map(names::indexOf).toList());
  }

  /** Values of a label, and which of them each node has. */
  private record Groups(List<String> names, List<Integer> ofNode) {}
}
