package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Suggestion;
import io.dryswarm.docker.host.CommandLine;
import io.dryswarm.models.images.ImageSpec.Download;
import io.dryswarm.models.images.ImagesSpec;
import io.dryswarm.models.images.RegistrySpec;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The section {@code images}: which of them lie on the nodes, and how the others come. */
final class ImagesReader {
  private static final int MOST_LAYERS = 127;
  private static final List<String> PRESENT = List.of("all", "none");

  private ImagesReader() {}

  /** Without the section every node has every image. */
  static ImagesSpec read(Optional<Place> section) {
    return section.map(place -> read(place.map(LanguageKeys.IMAGES))).orElse(ImagesSpec.EVERYWHERE);
  }

  private static ImagesSpec read(MapPlace images) {
    int layers = images
        .find("layers")
        .map(place -> (int) place.integer(1, MOST_LAYERS))
        .orElse(Defaults.IMAGE_LAYERS);
    TreeMap<String, Download> downloads = new TreeMap<>();
    MapPlace sizes = images.findOrEmpty("sizes").map();
    for (String name : sizes.keys()) {
      downloads.put(ImagesSpec.fullName(name), new Download(bytes(sizes.require(name)), layers));
    }
    long bytes = images.find("size").map(ImagesReader::bytes).orElse(Defaults.IMAGE_BYTES);
    Optional<Place> present = images.find("present");
    List<String> listed = present
        .filter(Place::isList)
        .map(place -> place.list().stream().map(Place::text).toList())
        .orElse(List.of());
    return new ImagesSpec(
        present.isEmpty()
            || !present.get().isList() && present.get().word(PRESENT).equals("all"),
        listed.stream().map(ImagesSpec::fullName).toList(),
        new Download(bytes, layers),
        downloads,
        registry(images.findOrEmpty("registry").map(LanguageKeys.REGISTRY)));
  }

  /** Names of images that nothing in the scenario uses are mistyped. */
  static void checkNames(
      Optional<Place> section, List<Stack.Service> services, List<TimedOperation> operations) {
    if (section.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>();
    services.forEach(service ->
        known.add(ImagesSpec.fullName(service.spec().task().container().image())));
    operations.forEach(
        timed -> newImage(timed.operation()).map(ImagesSpec::fullName).ifPresent(known::add));
    MapPlace images = section.get().map(LanguageKeys.IMAGES);
    images
        .find("present")
        .filter(Place::isList)
        .ifPresent(present ->
            present.list().forEach(item -> problem(item.text(), known).ifPresent(item::problem)));
    MapPlace sizes = images.findOrEmpty("sizes").map();
    for (String name : sizes.keys()) {
      problem(name, known).ifPresent(text -> sizes.unknownKey(name, NameKind.SERVICE, text));
    }
  }

  private static Optional<String> problem(String name, Set<String> known) {
    return known.contains(ImagesSpec.fullName(name))
        ? Optional.empty()
        : Optional.of(
            "nothing uses an image \"" + name + "\"" + Suggestion.tail(name, withoutLatest(known)));
  }

  private static List<String> withoutLatest(Set<String> names) {
    return names.stream().map(name -> name.replaceFirst(":latest$", "")).toList();
  }

  private static Optional<String> newImage(Operation operation) {
    if (operation instanceof Operation.UpdateService update) {
      return Optional.ofNullable(update.change().image());
    } else if (operation instanceof Operation.Typed typed) {
      return CommandLine.option("--image", typed.words());
    }
    return Optional.empty();
  }

  private static long bytes(Place place) {
    long bytes = place.quantity(Quantities.SIZE, 1L);
    if (bytes < 1) {
      place.problem("expected more than 0");
      return 1;
    }
    return bytes;
  }

  private static RegistrySpec registry(MapPlace registry) {
    RegistrySpec usual = RegistrySpec.DEFAULT;
    return new RegistrySpec(
        DistributionReader.durationNs(registry, "check", usual.checkNs()),
        registry
            .find("bandwidth")
            .map(place -> place.quantity(Quantities.BANDWIDTH, usual.bandwidthBitsPerSecond()))
            .orElse(usual.bandwidthBitsPerSecond()),
        usual.roundNs(),
        usual.unpackBytesPerSecond());
  }
}
