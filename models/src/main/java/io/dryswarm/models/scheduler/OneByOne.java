package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best node for one task at a time, where there are no preferences to spread over. The ranks of all nodes are kept between
 * tasks of one service, so that a task costs one look over an array of numbers.
 *
 * <p>Lives for one pass: nobody else may change the nodes meanwhile. A node is chosen among the equally good ones that pass the filters
 * with equal probability, as from a heap that is filled in random order.
 */
final class OneByOne {
  private static final int NONE = -1;

  private final NodeInfo[] nodes;
  private final long[] ranks;
  private final Dice dice;
  private @Nullable NodeRanking ranking;
  private int service = NONE;
  private int chosen = NONE;

  OneByOne(ClusterMirror mirror, Dice dice) {
    this.nodes = mirror.nodes().toArray(new NodeInfo[0]);
    this.ranks = new long[nodes.length];
    this.dice = dice;
  }

  /** The best node that passes, or {@code null}; the task must be put there before the next one is asked for. */
  @Nullable
  NodeInfo choose(int ofService, NodeRanking newRanking, FilterPipeline filters) {
    if (ranking == null || ofService != service) {
      service = ofService;
      rankAll(newRanking);
    } else if (chosen != NONE) {
      ranks[chosen] = newRanking.rank(nodes[chosen]);
    }
    ranking = newRanking;
    chosen = oneOfTheBest();
    if (chosen != NONE && !filters.passes(nodes[chosen])) {
      filters.reset();
      chosen = oneOfTheBestThatPass(filters);
    }
    return chosen == NONE ? null : nodes[chosen];
  }

  private void rankAll(NodeRanking by) {
    for (int i = 0; i < nodes.length; i++) {
      ranks[i] = by.rank(nodes[i]);
    }
  }

  private int oneOfTheBest() {
    long best = Long.MAX_VALUE;
    for (long rank : ranks) {
      best = Math.min(best, rank);
    }
    int equal = 0;
    for (long rank : ranks) {
      equal += rank == best ? 1 : 0;
    }
    int skip = equal > 1 ? dice.below(equal) : 0;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] == best && skip-- == 0) {
        return i;
      }
    }
    return NONE;
  }

  private int oneOfTheBestThatPass(FilterPipeline filters) {
    IntArrayList equal = new IntArrayList();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ranks.length; i++) {
      if (ranks[i] <= best && filters.passes(nodes[i])) {
        if (ranks[i] < best) {
          equal.clear();
          best = ranks[i];
        }
        equal.add(i);
      }
    }
    if (equal.isEmpty()) {
      return NONE;
    }
    return equal.getInt(equal.size() > 1 ? dice.below(equal.size()) : 0);
  }
}
