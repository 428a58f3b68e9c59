package io.dryswarm.scenarios.language;

import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.scenarios.stack.Stack;
import io.dryswarm.scenarios.yaml.MapPlace;
import io.dryswarm.scenarios.yaml.NameKind;
import io.dryswarm.scenarios.yaml.Place;
import io.dryswarm.scenarios.yaml.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives each service its application. A description counts for the services of its name, full or short, or of its image; the most
 * exact name wins. It builds on what the catalogue knows of the image.
 */
final class ApplicationSection {
  private final MapPlace section;
  private final Catalogue catalogue;

  ApplicationSection(Place section, Catalogue catalogue) {
    this.section = section.map();
    this.catalogue = catalogue;
  }

  /** By full service name. */
  SortedMap<String, Application> assign(List<Stack.Service> services) {
    reportUnused(services);
    SortedMap<String, Application> result = new TreeMap<>();
    for (Stack.Service service : services) {
      result.put(service.spec().name(), application(service));
    }
    return result;
  }

  private Application application(Stack.Service service) {
    ApplicationSpec base = catalogue.find(image(service)).orElseGet(catalogue::plain);
    Optional<Place> described =
        names(service).stream().flatMap(name -> section.find(name).stream()).findFirst();
    return described
        .map(place -> ApplicationReader.read(place, service.key(), base))
        .orElseGet(() -> new Application(base.withName(service.key()), new TreeMap<>()));
  }

  private void reportUnused(List<Stack.Service> services) {
    Set<String> known = new LinkedHashSet<>();
    services.forEach(service -> known.add(service.key()));
    services.forEach(service -> known.addAll(names(service)));
    for (String key : section.keys()) {
      if (!known.contains(key)) {
        String tail = Suggestion.tail(key, known);
        section.unknownKey(key, NameKind.SERVICE, "no service and no image has this name" + tail);
      }
    }
  }

  /** From exact to loose. */
  private static List<String> names(Stack.Service service) {
    List<String> names = new ArrayList<>(List.of(service.spec().name(), service.key()));
    names.addAll(ImageName.forms(image(service)));
    return names;
  }

  private static String image(Stack.Service service) {
    return service.spec().task().container().image();
  }
}
