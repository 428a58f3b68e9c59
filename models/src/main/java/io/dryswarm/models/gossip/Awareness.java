package io.dryswarm.models.gossip;

/**
 * How much a node doubts its own health: 0 = not at all. Failed probes without news from others, and being suspected, raise it;
 * answered probes lower it. Source: hashicorp/memberlist awareness.go; data-plane facts F3.30a.
 */
final class Awareness {
  private final int max;
  private int score;

  /**
   * @param scores number of scores, 0 to {@code scores - 1}
   */
  Awareness(int scores) {
    this.max = scores - 1;
  }

  void add(int delta) {
    score = Math.max(0, Math.min(max, score + delta));
  }

  long scaled(long durationNs) {
    return durationNs * (score + 1);
  }
}
