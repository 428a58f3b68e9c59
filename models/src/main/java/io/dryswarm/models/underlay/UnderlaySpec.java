package io.dryswarm.models.underlay;

import io.dryswarm.core.random.Distribution;

/**
 * The physical network.
 *
 * @param oneWayNs              latency of one packet between two nodes, one way, nanoseconds
 * @param bandwidthBitsPerSecond speed of a node's link, bits per second, &gt; 0
 */
public record UnderlaySpec(Distribution oneWayNs, long bandwidthBitsPerSecond) {
  public UnderlaySpec {
    if (bandwidthBitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "bandwidthBitsPerSecond: " + bandwidthBitsPerSecond + ", expected more than 0");
    }
  }
}
