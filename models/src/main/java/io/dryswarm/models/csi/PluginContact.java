package io.dryswarm.models.csi;

import java.util.TreeMap;

/**
 * What the manager, or a node, knows of the plugins that it has called. It asks a plugin for its capabilities at the first contact and never
 * again: a plugin that does not answer then counts as one without any. Source: moby/swarmkit manager/csi/plugin.go, agent/csi/plugin/plugin.go
 * connect.
 */
final class PluginContact {
  private final CsiPlugins plugins;
  private final int node;
  private final TreeMap<String, Boolean> answered = new TreeMap<>();

  /** @param node on which the plugins run */
  PluginContact(CsiPlugins plugins, int node) {
    this.plugins = plugins;
    this.node = node;
  }

  /** Makes sure that there has been a first contact; {@code false} if this was it, and there was no answer. */
  boolean connect(String driver) {
    if (answered.containsKey(driver)) {
      return true;
    }
    boolean answers = plugins.answers(driver, node);
    answered.put(driver, answers);
    return answers;
  }

  /** Whether the plugin told of itself that it makes volumes. */
  boolean isController(String driver) {
    return answered.getOrDefault(driver, false);
  }

  boolean attaches(String driver) {
    return isController(driver) && plugins.attaches(driver);
  }

  boolean stages(String driver) {
    return answered.getOrDefault(driver, false) && plugins.stages(driver);
  }
}
