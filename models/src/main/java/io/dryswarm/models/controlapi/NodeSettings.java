package io.dryswarm.models.controlapi;

import io.dryswarm.models.store.NodeObject;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a user may set of a node.
 *
 * @param role   the role that the user wants; the role manager moves the observed one
 * @param labels node labels, all of them
 */
public record NodeSettings(
    NodeObject.Role role, NodeObject.Availability availability, SortedMap<String, String> labels) {
  public NodeSettings {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** As they are. */
  public static NodeSettings of(NodeObject node) {
    return new NodeSettings(node.desiredRole(), node.availability(), node.labels());
  }

  public NodeSettings withRole(NodeObject.Role newRole) {
    return new NodeSettings(newRole, availability, labels);
  }

  public NodeSettings withAvailability(NodeObject.Availability newAvailability) {
    return new NodeSettings(role, newAvailability, labels);
  }

  /** With this label set or changed. */
  public NodeSettings withLabel(String key, String value) {
    SortedMap<String, String> changed = new TreeMap<>(labels);
    changed.put(key, value);
    return new NodeSettings(role, availability, changed);
  }

  /** Without this label. */
  public NodeSettings withoutLabel(String key) {
    SortedMap<String, String> changed = new TreeMap<>(labels);
    changed.remove(key);
    return new NodeSettings(role, availability, changed);
  }
}
