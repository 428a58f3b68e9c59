package io.dryswarm.models.images;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which node has which image on its disk. Names are full ones: {@link ImagesSpec#fullName}. */
public final class ImageStore {
  private final ImageCatalog catalog;
  private final boolean everywhere;

  /** By node: images that are missing although all are there, or that are there although all are missing. */
  private final List<TreeSet<String>> exceptions = new ArrayList<>();

  /** All nodes have all images, until one is removed. */
  public ImageStore(int nodes, ImageCatalog catalog) {
    this(nodes, catalog, true, new TreeSet<>());
  }

  /**
   * @param everywhere whether all nodes have all images; otherwise none has any
   * @param present    those that all nodes have in that case
   */
  ImageStore(int nodes, ImageCatalog catalog, boolean everywhere, SortedSet<String> present) {
    this.catalog = catalog;
    this.everywhere = everywhere;
    for (int node = 0; node < nodes; node++) {
      exceptions.add(everywhere ? new TreeSet<>() : new TreeSet<>(present));
    }
  }

  public ImageSpec image(String name) {
    return catalog.image(ImagesSpec.fullName(name));
  }

  public boolean isPresent(int node, String image) {
    return exceptions.get(node).contains(ImagesSpec.fullName(image)) != everywhere;
  }

  /** As {@code docker image rm} on that node. */
  public void remove(int node, String image) {
    set(node, image, false);
  }

  /** A pull has ended on that node. */
  public void add(int node, String image) {
    set(node, image, true);
  }

  private void set(int node, String image, boolean isPresent) {
    if (isPresent == everywhere) {
      exceptions.get(node).remove(ImagesSpec.fullName(image));
    } else {
      exceptions.get(node).add(ImagesSpec.fullName(image));
    }
  }
}
