package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.images.ImageSpec.Download;
import io.dryswarm.models.images.ImagesSpec;
import io.dryswarm.models.images.RegistrySpec;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

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
