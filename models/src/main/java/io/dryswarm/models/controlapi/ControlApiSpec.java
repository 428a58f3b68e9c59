package io.dryswarm.models.controlapi;

/**
 * Time limits of a request. Source: control-plane facts 2.3.31-33; moby/moby daemon/cluster/cluster.go, moby/swarmkit
 * manager/state/raft/raft.go LeaderConn, protobuf/plugin/raftproxy.
 *
 * @param requestTimeoutNs  the engine gives up a request after this time, nanoseconds
 * @param leaderPollNs      a manager without a leader looks for one again, nanoseconds
 * @param newLeaderPollNs   a manager whose connection to the leader broke looks for a new one, nanoseconds
 * @param firstResendNs     TCP sends again what was not acknowledged after this time, then twice, four times as long, nanoseconds
 * @param messageBytes      size of a request or an answer between managers, bytes
 */
public record ControlApiSpec(
    long requestTimeoutNs,
    long leaderPollNs,
    long newLeaderPollNs,
    long firstResendNs,
    int messageBytes) {
  private static final long MILLISECOND_NS = 1_000_000L;

  public static final ControlApiSpec DEFAULT = new ControlApiSpec(
      20_000 * MILLISECOND_NS,
      1_000 * MILLISECOND_NS,
      500 * MILLISECOND_NS,
      200 * MILLISECOND_NS,
      1_200);
}
