package io.dryswarm.scenarios.language;

import io.dryswarm.models.workload.ApplicationSpec;
import java.util.Optional;
import java.util.SortedMap;

/** What can be said of an image without a scenario. */
public final class KnownImages {
  private KnownImages() {}

  /** Whether the catalogue describes it. */
  public static boolean isKnown(String image) {
    return Catalogue.load().find(image).isPresent();
  }

  /** A light request that its program answers; nothing if it answers none. */
  public static Optional<String> probe(String image) {
    Catalogue catalogue = Catalogue.load();
    ApplicationSpec application =
        catalogue.find(image).orElseGet(catalogue::plain).spec();
    SortedMap<String, ?> handlers = application.handlers();
    if (handlers.containsKey(Application.ANY_REQUEST) || handlers.containsKey(Defaults.REQUEST)) {
      return Optional.of(Defaults.REQUEST);
    }
    return handlers.containsKey("ping")
        ? Optional.of("ping")
        : handlers.keySet().stream().findFirst();
  }
}
