package io.dryswarm.docker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order in which Go walks over a map: of up to eight entries the order in which they were put in, begun at a random one of eight
 * places; larger maps are in no order at all.
 */
public final class MapOrder {
  private static final int PLACES = 8;

  private final SplittableRandom random;

  MapOrder(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public <T> List<T> of(List<T> entries) {
    List<T> order = new ArrayList<>(entries);
    if (order.size() <= PLACES) {
      int begin = random.nextInt(PLACES);
      java.util.Collections.rotate(order, -(begin < order.size() ? begin : 0));
      return order;
    }
    for (int i = order.size() - 1; i > 0; i--) {
      java.util.Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }
}
