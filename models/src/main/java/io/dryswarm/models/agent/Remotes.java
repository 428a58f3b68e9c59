package io.dryswarm.models.agent;

import io.dryswarm.models.Dice;
import java.util.List;
import java.util.TreeMap;

/**
 * The managers that a worker knows, weighted by experience. Source: control-plane facts 4.4.27, 4.4.28; moby/swarmkit
 * remotes/remotes.go.
 */
final class Remotes {
  private static final int GOOD = 10;
  private static final int MAX_WEIGHT = 256;

  /** A weight of w counts 1000 w + 1, so that a manager of weight 0 is chosen now and then. */
  private static final int SCALE = 1000;

  private final TreeMap<Integer, Integer> weights = new TreeMap<>();

  Remotes(int managers) {
    for (int manager = 0; manager < managers; manager++) {
      observe(manager, GOOD);
    }
  }

  /** Weighted random; weights below 0 count as 0. */
  int select(Dice dice) {
    int total = 0;
    for (int weight : weights.values()) {
      total += share(weight);
    }
    int left = dice.below(total);
    int chosen = weights.firstKey();
    for (var entry : weights.entrySet()) {
      chosen = entry.getKey();
      left -= share(entry.getValue());
      if (left < 0) {
        break;
      }
    }
    return chosen;
  }

  private static int share(int weight) {
    return Math.max(weight, 0) * SCALE + 1;
  }

  /** The dispatcher's list: each one in it is a good experience, all others are forgotten. */
  void listed(List<Integer> managers) {
    managers.forEach(manager -> observe(manager, GOOD));
    weights.keySet().retainAll(managers);
  }

  /** A session with this manager is over. */
  void failed(int manager) {
    if (weights.containsKey(manager)) {
      observe(manager, -GOOD);
    }
  }

  private void observe(int manager, int observation) {
    int half = Math.floorDiv(observation + weight(manager) + 1, 2);
    weights.put(manager, Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, half)));
  }

  int weight(int manager) {
    return weights.getOrDefault(manager, 0);
  }
}
