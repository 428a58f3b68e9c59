package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Quantity;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec.EndpointMode;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code deploy} section of a service. Control-plane facts 12.4. */
final class DeployReader {
  private static final int MAX_REPLICAS = 100_000;
  private static final List<String> MODES =
      List.of("replicated", "global", "replicated-job", "global-job");

  private final MapPlace deploy;
  private final ServiceMode mode;

  DeployReader(MapPlace deploy) {
    this.deploy = deploy;
    this.mode = readMode();
  }

  /** How an update goes; {@code null} = Swarm's defaults. Swarm refuses it for jobs. */
  @Nullable
  UpdateConfig update() {
    Optional<Place> place = deploy.find("update_config");
    if (mode().isJob()) {
      place.ifPresent(p -> p.problem("Jobs may not have an update config"));
    }
    return place.map(UpdateConfigReader::read).orElse(null);
  }

  /** How a rollback goes; {@code null} = Swarm's defaults. */
  @Nullable
  UpdateConfig rollback() {
    return deploy.find("rollback_config").map(UpdateConfigReader::read).orElse(null);
  }

  /** The mode; the replicas of a replicated job are both its completions and how many run at a time. */
  ServiceMode mode() {
    return mode;
  }

  private ServiceMode readMode() {
    String word = deploy.find("mode").map(p -> p.word(MODES)).orElse("replicated");
    Optional<Place> place = deploy.find("replicas");
    int replicas = place.map(p -> (int) p.integer(0, MAX_REPLICAS)).orElse(1);
    if (!word.startsWith("replicated")) {
      place.ifPresent(
          p -> p.problem("replicas can only be used with replicated or replicated-job mode"));
    }
    return switch (word) {
      case "global" -> new ServiceMode.Global();
      case "global-job" -> new ServiceMode.GlobalJob();
      case "replicated-job" -> new ServiceMode.ReplicatedJob(replicas, replicas);
      default -> new ServiceMode.Replicated(replicas);
    };
  }

  EndpointMode endpointMode() {
    Optional<Place> mode = deploy.find("endpoint_mode");
    String word = mode.map(p -> p.strictText().toLowerCase(Locale.ROOT)).orElse("vip");
    if (!word.equals("vip") && !word.equals("dnsrr")) {
      mode.ifPresent(p -> p.expected("vip or dnsrr"));
    }
    return word.equals("dnsrr") ? EndpointMode.DNSRR : EndpointMode.VIP;
  }

  ResourceSpec resources() {
    MapPlace resources = deploy.findOrEmpty("resources").map(ComposeKeys.RESOURCES);
    MapPlace limits = resources.findOrEmpty("limits").map(ComposeKeys.LIMITS);
    MapPlace reservations = resources.findOrEmpty("reservations").map(ComposeKeys.RESERVATIONS);
    return new ResourceSpec(
        amount(reservations, "cpus", Quantities.CPUS),
        amount(reservations, "memory", Quantities.SIZE),
        amount(limits, "cpus", Quantities.CPUS),
        amount(limits, "memory", Quantities.SIZE),
        generic(reservations));
  }

  private static List<GenericResource.Discrete> generic(MapPlace reservations) {
    List<GenericResource.Discrete> generic = new ArrayList<>();
    for (Place item : reservations.find("generic_resources").map(Place::list).orElse(List.of())) {
      MapPlace discrete = item.map(ComposeKeys.GENERIC_RESOURCE)
          .require("discrete_resource_spec")
          .map(ComposeKeys.DISCRETE_RESOURCE);
      generic.add(new GenericResource.Discrete(
          discrete.require("kind").strictText(),
          discrete.require("value").integer(0, Integer.MAX_VALUE)));
    }
    return List.copyOf(generic);
  }

  PlacementSpec placement() {
    MapPlace placement = deploy.findOrEmpty("placement").map(ComposeKeys.PLACEMENT);
    List<String> constraints = new ArrayList<>();
    placement
        .find("constraints")
        .ifPresent(list -> list.list().forEach(item -> constraints.add(item.strictText())));
    long max = placement
        .find("max_replicas_per_node")
        .map(p -> p.integer(0, Integer.MAX_VALUE))
        .orElse(0L);
    return new PlacementSpec(List.copyOf(constraints), spreads(placement), max);
  }

  /** Only spreading over labels exists; Swarm passes over other descriptors without a word. Facts 5.5.32. */
  private static List<String> spreads(MapPlace placement) {
    List<String> spreads = new ArrayList<>();
    for (Place item : placement.find("preferences").map(Place::list).orElse(List.of())) {
      spreads.add(item.map(ComposeKeys.PREFERENCE).require("spread").strictText());
    }
    return List.copyOf(spreads);
  }

  private static long amount(MapPlace map, String key, Quantity<Long> quantity) {
    Optional<Place> place = map.find(key);
    if (place.isEmpty() || place.get().strictText().isEmpty()) {
      return 0;
    }
    return place.get().quantity(quantity, 0L);
  }
}
