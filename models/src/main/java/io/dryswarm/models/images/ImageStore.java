package io.dryswarm.models.images;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which node has which image on its disk. All have all, until one is removed. */
public final class ImageStore {
  private final ImageCatalog catalog;
  private final List<TreeSet<String>> missing = new ArrayList<>();

  public ImageStore(int nodes, ImageCatalog catalog) {
    this.catalog = catalog;
    for (int node = 0; node < nodes; node++) {
      missing.add(new TreeSet<>());
    }
  }

  public ImageSpec image(String name) {
    return catalog.image(name);
  }

  public boolean isPresent(int node, String image) {
    return !missing.get(node).contains(image);
  }

  /** As {@code docker image rm} on that node. */
  public void remove(int node, String image) {
    missing.get(node).add(image);
  }

  /** A pull has ended on that node. */
  public void add(int node, String image) {
    missing.get(node).remove(image);
  }
}
