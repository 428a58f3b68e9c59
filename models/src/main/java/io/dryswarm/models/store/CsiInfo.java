package io.dryswarm.models.store;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one CSI plugin says of the node on which it runs.
 *
 * @param plugin   name of the plugin
 * @param topology where the node is in the plugin's eyes, segments by subdomain; {@code null} = it does not say
 */
public record CsiInfo(String plugin, @Nullable SortedMap<String, String> topology) {}
