package io.dryswarm.models.images;

import io.dryswarm.core.random.Distribution;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which images lie on the nodes at the start, and what the others cost.
 *
 * @param everywhere whether every node has every image that is not named as missing
 * @param present    images that every node has besides; names as {@link #fullName} gives them
 * @param download   of images that are not named in {@code downloads}; {@code null} if there is no registry
 * @param downloads  by full name
 * @param registry   where they come from
 */
public record ImagesSpec(
    boolean everywhere,
    List<String> present,
    ImageSpec.@Nullable Download download,
    SortedMap<String, ImageSpec.Download> downloads,
    RegistrySpec registry) {
  /** Every node has every image, and there is no registry. */
  public static final ImagesSpec EVERYWHERE =
      new ImagesSpec(true, List.of(), null, Collections.emptySortedMap(), RegistrySpec.DEFAULT);

  public ImagesSpec {
    present = List.copyOf(present);
    downloads = Collections.unmodifiableSortedMap(new TreeMap<>(downloads));
  }

  /** An image without a tag or digest is the one with the tag {@code latest}; Docker's own registry and library need not be named. */
  public static String fullName(String written) {
    String image =
        written.replaceFirst("^(index\\.)?docker\\.io/", "").replaceFirst("^library/", "");
    int name = image.lastIndexOf('/') + 1;
    return image.indexOf(':', name) >= 0 || image.indexOf('@') >= 0 ? image : image + ":latest";
  }

  /** What the images cost on machines that are this fast. */
  ImageCatalog catalog(Distribution prepareNs, Distribution containerStartNs) {
    TreeMap<String, ImageSpec> named = new TreeMap<>();
    downloads.forEach(
        (name, size) -> named.put(name, new ImageSpec(prepareNs, containerStartNs, size)));
    return new ImageCatalog(new ImageSpec(prepareNs, containerStartNs, download), named);
  }

  /** The nodes' disks at the start. */
  public ImageStore store(int nodes, Distribution prepareNs, Distribution containerStartNs) {
    return new ImageStore(
        nodes, catalog(prepareNs, containerStartNs), everywhere, new TreeSet<>(present));
  }
}
