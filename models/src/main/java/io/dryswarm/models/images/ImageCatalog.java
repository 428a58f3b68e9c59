package io.dryswarm.models.images;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All images of a run.
 *
 * @param byDefault for every image that is not named
 * @param byName    by image as written in the container spec
 */
public record ImageCatalog(ImageSpec byDefault, SortedMap<String, ImageSpec> byName) {
  public ImageCatalog {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /** Every image costs the same. */
  public static ImageCatalog of(ImageSpec every) {
    return new ImageCatalog(every, new TreeMap<>());
  }

  public ImageSpec image(String name) {
    return byName.getOrDefault(name, byDefault);
  }
}
