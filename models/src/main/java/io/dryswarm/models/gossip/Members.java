package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import java.util.function.IntPredicate;

/** What one node knows of the members of the cluster, itself included. Plain data in arrays by node. */
final class Members {
  private final int self;
  private final MemberState[] state;
  private final int[] life;
  private final int[] incarnation;
  private final long[] changedNs;
  private final int[] candidates;
  private int known;
  private int alive;

  Members(int self, int nodes) {
    this.self = self;
    this.state = new MemberState[nodes];
    this.life = new int[nodes];
    this.incarnation = new int[nodes];
    this.changedNs = new long[nodes];
    this.candidates = new int[nodes];
    java.util.Arrays.fill(state, MemberState.UNKNOWN);
  }

  int self() {
    return self;
  }

  /** Nodes that there could be. */
  int capacity() {
    return state.length;
  }

  /** Members known, dead ones included until they are forgotten. */
  int known() {
    return known;
  }

  MemberState state(int node) {
    return state[node];
  }

  int life(int node) {
    return life[node];
  }

  int incarnation(int node) {
    return incarnation[node];
  }

  /** When its state changed last. */
  long changedNs(int node) {
    return changedNs[node];
  }

  boolean isKnown(int node) {
    return state[node] != MemberState.UNKNOWN;
  }

  /** Whether what is said is about the life that this node knows, and not older than what it knows. */
  boolean isNews(Rumour.Membership rumour) {
    int node = rumour.node();
    return isKnown(node)
        && rumour.life() == life[node]
        && rumour.incarnation() >= incarnation[node];
  }

  /** Whether what a report says of a member that is alive is no news: so with nearly all of them. */
  boolean knowsAlive(GossipMessage.MemberReport report) {
    int node = report.node();
    return isKnown(node)
        && report.life() <= life[node]
        && (report.life() < life[node] || report.incarnation() <= incarnation[node]);
  }

  void set(Rumour.Membership rumour, MemberState newState, long nowNs) {
    int node = rumour.node();
    if (!isKnown(node)) {
      known++;
    }
    life[node] = rumour.life();
    incarnation[node] = rumour.incarnation();
    if (state[node] != newState) {
      change(node, newState);
      changedNs[node] = nowNs;
    }
  }

  void forget(int node) {
    change(node, MemberState.UNKNOWN);
    known--;
  }

  private void change(int node, MemberState newState) {
    alive += (newState == MemberState.ALIVE ? 1 : 0) - (state[node] == MemberState.ALIVE ? 1 : 0);
    state[node] = newState;
  }

  /** Whether nobody else is there. */
  boolean isAlone() {
    for (int node = 0; node < state.length; node++) {
      if (node != self && isKnown(node) && !state[node].isGone()) {
        return false;
      }
    }
    return true;
  }

  /** Whether everybody that there could be is known and alive. */
  boolean allAlive() {
    return alive == state.length;
  }

  /**
   * Chooses different members at random.
   *
   * @param chosen receives them; its length is the number wanted
   * @return how many there are, at most the number wanted
   */
  int choose(IntPredicate eligible, Dice dice, int[] chosen) {
    int count = 0;
    for (int node = 0; node < state.length; node++) {
      if (node != self && isKnown(node) && eligible.test(node)) {
        candidates[count++] = node;
      }
    }
    return draw(count, dice, chosen);
  }

  /** As {@link #choose}, of all others: {@link #allAlive} must hold. Costs the same however many they are. */
  int chooseOfAll(Dice dice, int[] chosen) {
    int count = state.length - 1;
    int wanted = Math.min(chosen.length, count);
    ChangedPlaces changed = new ChangedPlaces(wanted);
    for (int i = 0; i < wanted; i++) {
      int at = i + dice.below(count - i);
      chosen[i] = changed.get(at, other(at));
      changed.set(at, changed.get(i, other(i)));
    }
    return wanted;
  }

  /** The others by number, this node left out. */
  private int other(int index) {
    return index < self ? index : index + 1;
  }

  private int draw(int count, Dice dice, int[] chosen) {
    int wanted = Math.min(chosen.length, count);
    for (int i = 0; i < wanted; i++) {
      int at = i + dice.below(count - i);
      chosen[i] = candidates[at];
      candidates[at] = candidates[i];
    }
    return wanted;
  }
}
