package io.dryswarm.models.executor;

/**
 * Fixed times of the executor. Source: control-plane facts 11.1.2, 11.1.12.
 *
 * @param attachmentPollNs  how often a preparation looks for the node's network addresses; 100 ms
 * @param attachmentLimitNs how long it looks for them; 30 s
 * @param gossipConvergeNs  time between the end of a service binding and the stop signal; 2 s
 */
public record ExecutorSpec(long attachmentPollNs, long attachmentLimitNs, long gossipConvergeNs) {
  private static final long MS = 1_000_000L;

  public static final ExecutorSpec DEFAULT = new ExecutorSpec(100 * MS, 30_000 * MS, 2_000 * MS);

  public ExecutorSpec {
    if (attachmentPollNs <= 0) {
      throw new IllegalArgumentException(
          "attachmentPollNs: " + attachmentPollNs + ", expected more than 0");
    }
    if (attachmentLimitNs < attachmentPollNs) {
      throw new IllegalArgumentException(
          "attachmentLimitNs: " + attachmentLimitNs + ", expected attachmentPollNs or more");
    }
    if (gossipConvergeNs < 0) {
      throw new IllegalArgumentException(
          "gossipConvergeNs: " + gossipConvergeNs + ", expected 0 or more");
    }
  }
}
