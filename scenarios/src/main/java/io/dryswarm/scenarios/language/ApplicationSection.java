package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.docker.host.CommandLine;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.scenarios.stack.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives each service its application. A description counts for the services of its name, full or short, or of its image; the most
 * exact name wins. An update to another image brings the application of that image. It builds on what the catalogue knows of the image.
 * Services that commands of the timeline make do what the catalogue knows of their image.
 */
final class ApplicationSection {
  private final MapPlace section;
  private final Catalogue catalogue;

  ApplicationSection(Place section, Catalogue catalogue) {
    this.section = section.map();
    this.catalogue = catalogue;
  }

  /**
   * By full service name, and by service and image for what an update brings.
   *
   * @param operations of the timeline
   */
  SortedMap<String, Application> assign(
      List<Stack.Service> services, List<TimedOperation> operations) {
    reportUnused(services, operations);
    SortedMap<String, Application> result = new TreeMap<>();
    for (Stack.Service service : services) {
      String name = service.spec().name();
      result.put(name, application(service, image(service)));
      for (String image : newImages(name, operations)) {
        result.put(ApplicationSpec.nameWithImage(name, image), application(service, image));
      }
    }
    for (String image : typedImages(operations)) {
      result.put(ApplicationSpec.nameOfImage(image), catalogue.find(image).orElseThrow());
    }
    return result;
  }

  /**
   * Images in commands, for services that nobody described: those of the catalogue that answer certain requests only. A service of any other image
   * answers all.
   */
  private List<String> typedImages(List<TimedOperation> operations) {
    return operations.stream()
        .map(TimedOperation::operation)
        .filter(Operation.Typed.class::isInstance)
        .flatMap(typed -> ((Operation.Typed) typed).words().stream())
        .filter(word -> catalogue
            .find(word)
            .filter(known -> !known.spec().handlers().containsKey(Application.ANY_REQUEST))
            .isPresent())
        .distinct()
        .toList();
  }

  private static List<String> newImages(String service, List<TimedOperation> operations) {
    return operations.stream()
        .flatMap(timed -> newImage(service, timed.operation()).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> newImage(String service, Operation operation) {
    if (operation instanceof Operation.UpdateService update && update.service().equals(service)) {
      return Optional.ofNullable(update.change().image());
    } else if (operation instanceof Operation.Typed typed && typed.words().contains(service)) {
      return CommandLine.option("--image", typed.words());
    }
    return Optional.empty();
  }

  private Application application(Stack.Service service, String image) {
    Application base = catalogue.find(image).orElseGet(catalogue::plain);
    Optional<Place> described = names(service, image).stream()
        .flatMap(name -> section.find(name).stream())
        .findFirst();
    Application application = described
        .map(place -> ApplicationReader.read(place, service.key(), base.spec(), base.hosts()))
        .orElseGet(() ->
            new Application(base.spec().withName(service.key()), new TreeMap<>(), base.hosts()));
    SortedMap<String, String> variables = service.spec().task().container().environment();
    return new Application(
        Hosts.named(application.spec(), application.hosts(), variables),
        application.callSites(),
        application.hosts());
  }

  private void reportUnused(List<Stack.Service> services, List<TimedOperation> operations) {
    Set<String> known = new LinkedHashSet<>();
    services.forEach(service -> known.add(service.key()));
    for (Stack.Service service : services) {
      known.addAll(names(service, image(service)));
      newImages(service.spec().name(), operations)
          .forEach(image -> known.addAll(ImageName.forms(image)));
    }
    for (String key : section.keys()) {
      if (!known.contains(key)) {
        String tail = Suggestion.tail(key, known);
        section.unknownKey(key, NameKind.SERVICE, "no service and no image has this name" + tail);
      }
    }
  }

  /** From exact to loose. */
  private static List<String> names(Stack.Service service, String image) {
    List<String> names = new ArrayList<>(List.of(service.spec().name(), service.key()));
    names.addAll(ImageName.forms(image));
    return names;
  }

  private static String image(Stack.Service service) {
    return service.spec().task().container().image();
  }
}
