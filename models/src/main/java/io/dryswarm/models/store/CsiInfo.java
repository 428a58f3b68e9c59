package io.dryswarm.models.store;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one CSI plugin says of the node on which it runs.
 *
 * @param plugin     name of the plugin
 * @param nodeId     the plugin's own name for the node
 * @param maxVolumes most volumes that the plugin can have on the node; 0 = it does not say. The managers never look at it
 * @param topology   where the node is in the plugin's eyes, segments by subdomain; {@code null} = it does not say
 */
public record CsiInfo(
    String plugin, String nodeId, int maxVolumes, @Nullable SortedMap<String, String> topology) {
  /** Of a plugin that says no more. */
  public CsiInfo(String plugin, @Nullable SortedMap<String, String> topology) {
    this(plugin, "", 0, topology);
  }
}
