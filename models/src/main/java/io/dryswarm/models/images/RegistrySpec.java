package io.dryswarm.models.images;

import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;

/**
 * Where images come from, and how fast. Data-plane facts 8c, rows "pull check" and "image pull".
 *
 * @param checkNs                what the registry needs to say which layers an image has, nanoseconds
 * @param bandwidthBitsPerSecond of its line, which all pulls share, &gt; 0
 * @param roundNs                for each round of layers besides their bytes, nanoseconds; an engine fetches three layers at a time
 * @param unpackBytesPerSecond   an engine's disk and CPU, &gt; 0
 */
public record RegistrySpec(
    Distribution checkNs, long bandwidthBitsPerSecond, long roundNs, long unpackBytesPerSecond) {
  /** 1 Gbit/s, 0.6 s for the check, 0.3 s for each round, 100 MB/s: the middles of the facts' ranges. */
  public static final RegistrySpec DEFAULT =
      new RegistrySpec(new Constant(600_000_000), 1_000_000_000L, 300_000_000L, 100_000_000L);

  private static final int LAYERS_AT_A_TIME = 3;

  /** Least time of a download, whatever the line. */
  long floorNs(ImageSpec.Download download) {
    return roundNs * ((download.layers() + LAYERS_AT_A_TIME - 1) / LAYERS_AT_A_TIME);
  }

  /** From the last byte until the image can be used. */
  long unpackNs(ImageSpec.Download download) {
    return (long) (download.bytes() * 1e9 / unpackBytesPerSecond);
  }
}
