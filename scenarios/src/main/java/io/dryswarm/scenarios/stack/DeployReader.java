package io.dryswarm.scenarios.stack;

import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec.EndpointMode;
import io.dryswarm.scenarios.quantity.Quantities;
import io.dryswarm.scenarios.quantity.Quantity;
import io.dryswarm.scenarios.yaml.MapPlace;
import io.dryswarm.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The {@code deploy} section of a service. Control-plane facts 12.4. */
final class DeployReader {
  private static final int MAX_REPLICAS = 100_000;
  private static final List<String> MODES =
      List.of("replicated", "global", "replicated-job", "global-job");

  private final StackContext context;
  private final String service;
  private final MapPlace deploy;

  DeployReader(StackContext context, String service, MapPlace deploy) {
    this.context = context;
    this.service = service;
    this.deploy = deploy;
  }

  /** Checks what is legal here but not simulated, and notes it. */
  void checkLeftOut() {
    for (String key : List.of("update_config", "rollback_config")) {
      deploy.find(key).ifPresent(place -> {
        UpdateConfigCheck.check(place);
        context.ignored().leaveOut("deploy." + key, service);
      });
    }
  }

  ServiceMode mode() {
    String mode = deploy.find("mode").map(p -> p.word(MODES)).orElse("replicated");
    Optional<Place> replicasPlace = deploy.find("replicas");
    int replicas = replicasPlace.map(p -> (int) p.integer(0, MAX_REPLICAS)).orElse(1);
    if (mode.endsWith("-job")) {
      context.ignored().leaveOut("deploy.mode " + mode + " (runs as a service)", service);
    }
    if (mode.startsWith("replicated")) {
      return new ServiceMode.Replicated(replicas);
    }
    replicasPlace.ifPresent(
        p -> p.problem("replicas can only be used with replicated or replicated-job mode"));
    return new ServiceMode.Global();
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
    if (reservations.has("generic_resources")) {
      context.ignored().leaveOut("generic_resources", service);
    }
    return new ResourceSpec(
        amount(reservations, "cpus", Quantities.CPUS),
        amount(reservations, "memory", Quantities.SIZE),
        amount(limits, "cpus", Quantities.CPUS),
        amount(limits, "memory", Quantities.SIZE));
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
