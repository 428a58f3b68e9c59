package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.EnginePlugin;
import io.dryswarm.models.store.NodeObject;
import java.util.List;

/**
 * Admits a node whose engine has the volume, network and log plugins of the task. A node that names no log plugin at all runs an engine
 * too old to name them, and is not asked for one. Control-plane facts 5.2.12.
 */
public final class PluginFilter implements PlacementFilter {
  private static final String LATEST = ":latest";
  private static final String NO_LOG = "none";

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public int rank() {
    return 30;
  }

  @Override
  public boolean concerns(TaskView task) {
    return !task.volumeDrivers().isEmpty()
        || !task.networkDrivers().isEmpty()
        || needsLogDriver(task);
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    NodeObject.Description description = node.object().description();
    if (!description.isKnown()) {
      return true;
    }
    List<EnginePlugin> plugins = description.plugins();
    return hasAll(plugins, EnginePlugin.VOLUME, task.volumeDrivers())
        && hasAll(plugins, EnginePlugin.NETWORK, task.networkDrivers())
        && (!needsLogDriver(task) || canLog(plugins, task.spec().logDriver()));
  }

  private static boolean needsLogDriver(TaskView task) {
    String driver = task.spec().logDriver();
    return !driver.isEmpty() && !driver.equals(NO_LOG);
  }

  private static boolean canLog(List<EnginePlugin> plugins, String driver) {
    return has(plugins, EnginePlugin.LOG, driver)
        || plugins.stream().noneMatch(plugin -> plugin.type().equals(EnginePlugin.LOG));
  }

  private static boolean hasAll(List<EnginePlugin> plugins, String type, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (!has(plugins, type, names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(List<EnginePlugin> plugins, String type, String name) {
    for (int i = 0; i < plugins.size(); i++) {
      EnginePlugin plugin = plugins.get(i);
      if (plugin.type().equals(type) && isNamed(plugin.name(), name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(String plugin, String name) {
    return plugin.startsWith(name)
        && (plugin.length() == name.length()
            || plugin.length() == name.length() + LATEST.length() && plugin.endsWith(LATEST));
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("missing plugin", rejectedNodes);
  }
}
