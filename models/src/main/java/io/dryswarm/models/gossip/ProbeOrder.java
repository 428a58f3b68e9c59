package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import java.util.Arrays;

/**
 * Who is probed next: everybody once per round, in an order shuffled anew for each round. A new member enters at a random place.
 * Source: hashicorp/memberlist state.go, util.go.
 */
final class ProbeOrder {
  static final int NOBODY = -1;

  private final Members members;
  private final Dice dice;
  private final long forgetNs;
  private final int[] order;
  private int size;
  private int index;

  /**
   * @param forgetNs a member dead for longer is forgotten at the end of a round
   */
  ProbeOrder(Members members, Dice dice, long forgetNs) {
    this.members = members;
    this.dice = dice;
    this.forgetNs = forgetNs;
    this.order = new int[members.capacity()];
  }

  void add(int node) {
    order[size] = node;
    swap(size, dice.below(size + 1));
    size++;
  }

  /**
   * The next member to probe, or {@link #NOBODY}. The search ends after as many looks as there are members, and beginning a round
   * counts as one: so one of two members idles through three ticks of seven, as memberlist does.
   */
  int next(long nowNs) {
    for (int looked = 0; looked < size; looked++) {
      if (index >= size) {
        beginRound(nowNs);
      } else {
        int node = order[index++];
        if (node != members.self() && !members.state(node).isGone()) {
          return node;
        }
      }
    }
    return NOBODY;
  }

  private void beginRound(long nowNs) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int node = order[i];
      if (isOver(node, nowNs)) {
        members.forget(node);
      } else {
        order[kept++] = node;
      }
    }
    Arrays.fill(order, kept, size, 0);
    size = kept;
    index = 0;
    shuffle();
  }

  private boolean isOver(int node, long nowNs) {
    return members.state(node).isGone() && nowNs - members.changedNs(node) > forgetNs;
  }

  private void shuffle() {
    for (int i = size - 1; i > 0; i--) {
      swap(i, dice.below(i + 1));
    }
  }

  private void swap(int i, int j) {
    int node = order[i];
    order[i] = order[j];
    order[j] = node;
  }
}
