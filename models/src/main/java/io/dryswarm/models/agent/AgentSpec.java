package io.dryswarm.models.agent;

/**
 * Timing of an agent. Source: control-plane facts 1.2.18, 4.4.24, 4.4.25, 4.4.34; moby/swarmkit agent/agent.go, session.go.
 *
 * @param rpcTimeoutNs     longest wait for the answer to a session request or a heartbeat; default 5 s
 * @param initialBackoffNs the back-off after a failed session is this plus twice the one before; default 100 ms
 * @param maxBackoffNs     largest back-off; the delay is uniform below it; default 8 s
 * @param taskRetryNs      pause of a task after a cancelled operation; default 1 s
 * @param descriptionPollNs how often the agent looks whether the node's description has changed; default 20 s
 * @param startSpreadNs    agents of a run that begins with the swarm up register within this time; default 100 ms
 */
public record AgentSpec(
    long rpcTimeoutNs,
    long initialBackoffNs,
    long maxBackoffNs,
    long taskRetryNs,
    long descriptionPollNs,
    long startSpreadNs) {
  private static final long MS = 1_000_000L;

  public static final AgentSpec DEFAULT =
      new AgentSpec(5_000 * MS, 100 * MS, 8_000 * MS, 1_000 * MS, 20_000 * MS, 100 * MS);

  public AgentSpec {
    positive("rpcTimeoutNs", rpcTimeoutNs);
    positive("initialBackoffNs", initialBackoffNs);
    positive("taskRetryNs", taskRetryNs);
    positive("descriptionPollNs", descriptionPollNs);
    positive("startSpreadNs", startSpreadNs);
    if (maxBackoffNs < initialBackoffNs) {
      throw new IllegalArgumentException("maxBackoffNs: " + maxBackoffNs
          + ", expected initialBackoffNs " + initialBackoffNs + " or more");
    }
  }

  /** The back-off after one more failure. */
  long nextBackoffNs(long backoffNs) {
    return Math.min(initialBackoffNs + 2 * backoffNs, maxBackoffNs);
  }

  private static void positive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(field + ": " + value + ", expected more than 0");
    }
  }
}
