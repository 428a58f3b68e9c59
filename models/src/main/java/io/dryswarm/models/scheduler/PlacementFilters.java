package io.dryswarm.models.scheduler;

import io.dryswarm.models.PolicyRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Finds the placement filters: Swarm's own and those that the user's jars add. */
public final class PlacementFilters {
  private static final List<Class<? extends PlacementFilter>> SWARMS = List.of(
      ReadyFilter.class,
      ResourceFilter.class,
      PluginFilter.class,
      ConstraintFilter.class,
      PlatformFilter.class,
      HostPortFilter.class,
      MaxReplicasFilter.class);

  private PlacementFilters() {}

  /**
   * Every filter on the class path in the order in which they are asked, which does not depend on the class path's.
   *
   * @throws PolicyRefused if two filters have the same name, or one cannot be loaded
   */
  public static List<PlacementFilter> installed() {
    List<PlacementFilter> found = new ArrayList<>();
    try {
      ServiceLoader.load(PlacementFilter.class, PlacementFilter.class.getClassLoader())
          .forEach(found::add);
    } catch (ServiceConfigurationError error) {
      throw new PolicyRefused(String.valueOf(error.getMessage()));
    }
    return inOrder(found);
  }

  /**
   * Swarm's own filters and those of these names, in the order in which they are asked.
   *
   * @param names of filters that the user's jars add; Swarm's own are always there
   * @throws IllegalArgumentException naming the known ones, if there is none of a name
   */
  public static List<PlacementFilter> chosen(List<String> names) {
    List<PlacementFilter> all = installed();
    for (String name : names) {
      if (all.stream().noneMatch(filter -> filter.name().equals(name))) {
        throw new IllegalArgumentException(
            "placement filter: found \"" + name + "\", expected one of " + added());
      }
    }
    return all.stream()
        .filter(filter -> isSwarms(filter) || names.contains(filter.name()))
        .toList();
  }

  /** Names of the filters that the user's jars add, in alphabetical order. */
  public static List<String> added() {
    TreeSet<String> names = new TreeSet<>();
    installed().stream().filter(f -> !isSwarms(f)).forEach(f -> names.add(f.name()));
    return List.copyOf(names);
  }

  /** The class decides, not the name: a user may give a filter any rank and any free name. */
  private static boolean isSwarms(PlacementFilter filter) {
    return SWARMS.contains(filter.getClass());
  }

  static List<PlacementFilter> inOrder(List<PlacementFilter> filters) {
    List<PlacementFilter> ordered = new ArrayList<>(filters);
    ordered.sort(
        Comparator.comparingInt(PlacementFilter::rank).thenComparing(PlacementFilter::name));
    List<PlacementFilter> byName = new ArrayList<>(filters);
    byName.sort(Comparator.comparing(PlacementFilter::name));
    for (int i = 1; i < byName.size(); i++) {
      PlacementFilter one = byName.get(i - 1);
      PlacementFilter other = byName.get(i);
      if (one.name().equals(other.name())) {
        throw new PolicyRefused("placement filter \""
            + one.name()
            + "\" is there twice: "
            + one.getClass().getName()
            + ", "
            + other.getClass().getName());
      }
    }
    return List.copyOf(ordered);
  }
}
