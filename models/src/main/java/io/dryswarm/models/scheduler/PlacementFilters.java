package io.dryswarm.models.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the placement filters: Swarm's own and those that the user's jars add. */
public final class PlacementFilters {
  private PlacementFilters() {}

  /**
   * Every filter on the class path in the order in which they are asked, which does not depend on the class path's.
   *
   * @throws IllegalStateException if two filters have the same name
   */
  public static List<PlacementFilter> installed() {
    List<PlacementFilter> found = new ArrayList<>();
    ServiceLoader.load(PlacementFilter.class, PlacementFilter.class.getClassLoader())
        .forEach(found::add);
    return inOrder(found);
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
        throw new IllegalStateException("placement filter \""
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
