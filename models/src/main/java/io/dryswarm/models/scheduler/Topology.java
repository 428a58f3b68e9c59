package io.dryswarm.models.scheduler;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Where in a cluster a volume can be reached. Source: moby/swarmkit manager/scheduler/topology.go. */
final class Topology {
  private Topology() {}

  /**
   * Whether a node lies in one of the parts: has every segment that the part names. What nobody speaks of fits.
   *
   * @param node  segments of the node by subdomain; {@code null} if its plugin does not say
   * @param parts from where the volume can be reached; empty if its plugin does not say
   */
  static boolean isWithin(
      @Nullable SortedMap<String, String> node, List<SortedMap<String, String>> parts) {
    if (node == null || parts.isEmpty()) {
      return true;
    }
    for (SortedMap<String, String> part : parts) {
      if (hasAll(node, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAll(SortedMap<String, String> node, SortedMap<String, String> part) {
    for (Map.Entry<String, String> segment : part.entrySet()) {
      if (!segment.getValue().equals(node.getOrDefault(segment.getKey(), ""))) {
        return false;
      }
    }
    return true;
  }
}
