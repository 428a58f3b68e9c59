package io.dryswarm.models.overlay;

/**
 * Counts what changes in the forwarding of any node: sandboxes, peers, addresses of load balancers. What was found at one count holds as long as
 * the count is the same.
 */
final class Changes {
  private long count;

  void note() {
    count++;
  }

  long count() {
    return count;
  }
}
