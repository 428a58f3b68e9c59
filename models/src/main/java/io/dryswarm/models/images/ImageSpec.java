package io.dryswarm.models.images;

import io.dryswarm.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What an image costs.
 *
 * @param prepareNs        image check and container creation with the image present, nanoseconds
 * @param containerStartNs start call until the process runs, nanoseconds
 * @param pullNs           download and unpacking where the image is missing, nanoseconds; {@code null} if no registry has it
 */
public record ImageSpec(
    Distribution prepareNs,
    Distribution containerStartNs,
    @Nullable Distribution pullNs) {
  /** An image that no registry has: a node where it is missing cannot run it. */
  public static ImageSpec present(Distribution prepareNs, Distribution containerStartNs) {
    return new ImageSpec(prepareNs, containerStartNs, null);
  }
}
