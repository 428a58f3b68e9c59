package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.NodeObject;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attributes of a node by the keys that constraints and spread preferences use. Source: control-plane facts 5.3.21, 5.5.32. */
final class NodeAttribute {
  private static final String NODE_LABEL = "node.labels.";
  private static final String ENGINE_LABEL = "engine.labels.";
  private static final SortedMap<String, Function<NodeObject, String>> FIXED = new TreeMap<>();

  static {
    FIXED.put("node.id", node -> "node" + node.id());
    FIXED.put("node.hostname", NodeObject::hostname);
    FIXED.put("node.role", node -> node.role().name());
    FIXED.put("node.platform.os", node -> node.description().os());
    FIXED.put("node.platform.arch", node -> node.description().architecture());
  }

  private NodeAttribute() {}

  /** The key with all but the name of a label in lower case. */
  static String canonicalKey(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    for (String prefix : new String[] {NODE_LABEL, ENGINE_LABEL}) {
      if (lower.startsWith(prefix)) {
        return prefix + key.substring(prefix.length());
      }
    }
    return lower;
  }

  /** The attribute's value, empty if the node lacks it; {@code null} for a key that Swarm does not know. */
  static @Nullable String valueOf(String canonicalKey, NodeObject node) {
    Function<NodeObject, String> fixed = FIXED.get(canonicalKey);
    return fixed != null ? fixed.apply(node) : labelOf(canonicalKey, node);
  }

  /** The label's value, empty if the node lacks it; {@code null} if the key names no label. */
  static @Nullable String labelOf(String canonicalKey, NodeObject node) {
    if (isLabel(canonicalKey, NODE_LABEL)) {
      return label(node.labels(), canonicalKey, NODE_LABEL);
    }
    if (isLabel(canonicalKey, ENGINE_LABEL)) {
      return label(node.description().engineLabels(), canonicalKey, ENGINE_LABEL);
    }
    return null;
  }

  private static boolean isLabel(String canonicalKey, String prefix) {
    return canonicalKey.length() > prefix.length() && canonicalKey.startsWith(prefix);
  }

  private static String label(SortedMap<String, String> labels, String key, String prefix) {
    return labels.getOrDefault(key.substring(prefix.length()), "");
  }
}
