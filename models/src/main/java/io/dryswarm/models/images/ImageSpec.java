package io.dryswarm.models.images;

import io.dryswarm.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What an image costs.
 *
 * @param prepareNs        image check and container creation with the image present, nanoseconds
 * @param containerStartNs start call until the process runs, nanoseconds
 * @param download         what a node without it has to fetch; {@code null} if no registry has it
 */
public record ImageSpec(
    Distribution prepareNs,
    Distribution containerStartNs,
    @Nullable Download download) {
  /**
   * What travels from the registry to a node.
   *
   * @param bytes  of all layers as they travel, compressed, at least 1
   * @param layers into which they are divided, at least 1
   */
  public record Download(long bytes, int layers) {
    public Download {
      if (bytes < 1 || layers < 1) {
        throw new IllegalArgumentException(
            "bytes " + bytes + ", layers " + layers + ": expected at least 1");
      }
    }
  }

  /** An image that no registry has: a node where it is missing cannot run it. */
  public static ImageSpec present(Distribution prepareNs, Distribution containerStartNs) {
    return new ImageSpec(prepareNs, containerStartNs, null);
  }
}
