package io.dryswarm.models.ipvs;

import io.dryswarm.models.PolicyRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The scheduling policies on the class path, by name. */
public final class BackendSelectors {
  private BackendSelectors() {}

  /**
   * The policy of that name.
   *
   * @throws IllegalArgumentException naming the known ones, if there is none
   */
  public static BackendSelector named(String name) {
    SortedMap<String, BackendSelector> known = all();
    BackendSelector selector = known.get(name);
    if (selector == null) {
      throw new IllegalArgumentException(
          "load balancer: found \"" + name + "\", expected one of " + known.keySet());
    }
    return selector;
  }

  /**
   * All of them, by name.
   *
   * @throws PolicyRefused if two have the same name, or one cannot be loaded
   */
  public static SortedMap<String, BackendSelector> all() {
    SortedMap<String, BackendSelector> byName = new TreeMap<>();
    for (BackendSelector selector : load()) {
      BackendSelector other = byName.putIfAbsent(selector.name(), selector);
      if (other != null) {
        throw new PolicyRefused("two schedulers named \"" + selector.name() + "\": "
            + other.getClass().getName() + " and " + selector.getClass().getName());
      }
    }
    return byName;
  }

  private static List<BackendSelector> load() {
    List<BackendSelector> found = new ArrayList<>();
    try {
      ServiceLoader.load(BackendSelector.class, BackendSelector.class.getClassLoader())
          .forEach(found::add);
    } catch (ServiceConfigurationError error) {
      throw new PolicyRefused(String.valueOf(error.getMessage()));
    }
    return found;
  }
}
