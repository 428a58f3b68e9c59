package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.models.ipvs.BackendSelectors;
import io.dryswarm.models.ipvs.IpvsSpec;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.scheduler.PlacementFilters;
import io.dryswarm.scenarios.deploy.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The section {@code policies}: rules that a study puts in the place of Swarm's own. */
final class PolicyReader {
  private static final String DEFAULT = "default";

  private final List<Stack.Service> services;
  private final List<String> known = List.copyOf(BackendSelectors.all().keySet());

  PolicyReader(List<Stack.Service> services) {
    this.services = services;
  }

  LoadBalancing read(Place section, IpvsSpec ipvs) {
    Place balancer = section.map(LanguageKeys.POLICIES).findOrEmpty("load_balancer");
    String others = LoadBalancing.SWARM.others();
    SortedMap<String, String> byService = new TreeMap<>();
    List<Place> choices = balancer.isMap() ? balancer.map().values() : List.of();
    if (!balancer.isMap() && !balancer.isNull()) {
      others = policy(balancer);
    }
    for (Place choice : choices) {
      if (choice.key().equals(DEFAULT)) {
        others = policy(choice);
      } else {
        String policy = policy(choice);
        servicesOf(choice).forEach(service -> byService.put(service, policy));
      }
    }
    return new LoadBalancing(others, byService, ipvs);
  }

  /** Names of the filters that the scheduler asks besides Swarm's own. */
  static List<String> placementFilters(Place section) {
    Place filters = section.map(LanguageKeys.POLICIES).findOrEmpty("placement");
    if (filters.isNull()) {
      return List.of();
    }
    List<String> known = PlacementFilters.added();
    Set<String> names = new LinkedHashSet<>();
    for (Place filter : filters.listOrSingle()) {
      String name = filter.text();
      if (known.contains(name)) {
        names.add(name);
      } else {
        filter.problem(
            "no placement filter is called \"" + name + "\"" + Suggestion.tail(name, known),
            "filters come with jars on the class path (docs/testing.md)");
      }
    }
    return List.copyOf(names);
  }

  private String policy(Place place) {
    String name = place.text();
    if (known.contains(name)) {
      return name;
    }
    place.problem(
        "no load-balancing policy is called \"" + name + "\"" + Suggestion.tail(name, known));
    return LoadBalancing.SWARM.others();
  }

  /** Full names of the services that a key means, by its short or its full name. */
  private List<String> servicesOf(Place choice) {
    List<String> meant = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Stack.Service service : services) {
      names.add(service.key());
      names.add(service.spec().name());
      if (service.isCalled(choice.key())) {
        meant.add(service.spec().name());
      }
    }
    if (meant.isEmpty()) {
      names.add(DEFAULT);
      String tail = Suggestion.tail(choice.key(), names);
      choice.unknownName(NameKind.SERVICE, "no service is called \"" + choice.key() + "\"" + tail);
    }
    return meant;
  }
}
