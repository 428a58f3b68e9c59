package io.dryswarm.models.ipvs;

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
   * @throws IllegalStateException if two have the same name
   */
  public static SortedMap<String, BackendSelector> all() {
    SortedMap<String, BackendSelector> byName = new TreeMap<>();
    for (BackendSelector selector : ServiceLoader.load(BackendSelector.class)) {
      BackendSelector other = byName.putIfAbsent(selector.name(), selector);
      if (other != null) {
        throw new IllegalStateException("two schedulers named \"" + selector.name() + "\": "
            + other.getClass().getName() + " and " + selector.getClass().getName());
      }
    }
    return byName;
  }
}
