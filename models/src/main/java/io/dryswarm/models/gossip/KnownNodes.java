package io.dryswarm.models.gossip;

import java.util.Arrays;

/** The nodes as NetworkDB sees them: which life of each is there, and whether it is. Plain data in arrays by node. */
final class KnownNodes {
  /** What NetworkDB thinks of a node. */
  private enum State {
    UNKNOWN,
    ACTIVE,
    FAILED,
    LEFT
  }

  private State[] states = new State[0];
  private int[] lives = new int[0];
  private long[] lamports = new long[0];

  boolean isActive(int node) {
    return state(node) == State.ACTIVE;
  }

  /** Whether that life of the node is active. */
  boolean isActive(int node, int life) {
    return isActive(node) && lives[node] == life;
  }

  boolean isFailed(int node) {
    return state(node) == State.FAILED;
  }

  boolean hasLeft(int node) {
    return state(node) == State.LEFT;
  }

  /** Of a node that is known. */
  int life(int node) {
    return lives[node];
  }

  void activate(int node, int life) {
    grow(node);
    if (states[node] == State.UNKNOWN || lives[node] != life) {
      lamports[node] = 0;
    }
    states[node] = State.ACTIVE;
    lives[node] = life;
  }

  void fail(int node) {
    grow(node);
    states[node] = State.FAILED;
  }

  void leave(int node) {
    grow(node);
    states[node] = State.LEFT;
  }

  /** Takes note of the time of news of a node; {@code false} if it is not newer than what is known. */
  boolean witness(int node, long lamport) {
    if (state(node) == State.UNKNOWN || lamports[node] >= lamport) {
      return false;
    }
    lamports[node] = lamport;
    return true;
  }

  private State state(int node) {
    return node < states.length ? states[node] : State.UNKNOWN;
  }

  private void grow(int node) {
    int before = states.length;
    if (node >= before) {
      int length = Math.max(node + 1, 2 * before);
      states = Arrays.copyOf(states, length);
      Arrays.fill(states, before, length, State.UNKNOWN);
      lives = Arrays.copyOf(lives, length);
      lamports = Arrays.copyOf(lamports, length);
    }
  }
}
