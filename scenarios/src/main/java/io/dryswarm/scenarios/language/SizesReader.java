package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.workload.MessageSizes;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much requests and answers carry: {@code bytes} of an application. */
final class SizesReader {
  private SizesReader() {}

  /** @param requests those that the application answers */
  static SortedMap<String, MessageSizes> read(Place section, Collection<String> requests) {
    SortedMap<String, MessageSizes> sizes = new TreeMap<>();
    for (Place place : section.map().values()) {
      if (!requests.contains(place.key())) {
        place.problem("no request \"" + place.key() + "\"; requests: " + requests);
      }
      MapPlace map = place.map(LanguageKeys.BYTES);
      sizes.put(
          place.key(),
          new MessageSizes(
              bytes(map, "request", MessageSizes.SMALL.requestBytes()),
              bytes(map, "answer", MessageSizes.SMALL.answerBytes())));
    }
    return sizes;
  }

  private static long bytes(MapPlace map, String key, long absent) {
    return map.find(key).map(SizesReader::positive).orElse(absent);
  }

  private static long positive(Place place) {
    long bytes = place.quantity(Quantities.SIZE, 1L);
    if (bytes < 1) {
      place.problem("expected at least 1B");
    }
    return Math.max(1, bytes);
  }
}
