package io.dryswarm.models.secrets;

import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The configs that one node holds. They come and go like secrets, but nobody minds who reads them. */
public final class NodeConfigs {
  private final TreeMap<Integer, ConfigObject> byId = new TreeMap<>();

  /** A complete set of assignments: nothing else is kept. */
  public void replaceAll(Collection<ConfigObject> configs) {
    byId.clear();
    configs.forEach(config -> byId.put(config.id(), config));
  }

  /** A change of assignments: what goes, then what comes. */
  public void update(Collection<Integer> removed, Collection<ConfigObject> added) {
    removed.forEach(byId::remove);
    added.forEach(config -> byId.put(config.id(), config));
  }

  /** The engine is gone. */
  public void clear() {
    byId.clear();
  }

  /** Ids of all configs held, ascending. */
  public List<Integer> ids() {
    return List.copyOf(byId.keySet());
  }

  /** The newest config held under that name; {@code null} if there is none. */
  public @Nullable ConfigObject named(String name) {
    for (ConfigObject config : byId.descendingMap().values()) {
      if (config.spec().name().equals(name)) {
        return config;
      }
    }
    return null;
  }

  /** The configs that this task refers to and the node has, in the order of its spec. */
  public List<ConfigObject> neededBy(TaskObject task) {
    List<ConfigObject> needed = new ArrayList<>();
    for (ConfigReference reference : task.spec().container().configs()) {
      ConfigObject config = named(reference.config());
      if (config != null) {
        needed.add(config);
      }
    }
    return List.copyOf(needed);
  }
}
