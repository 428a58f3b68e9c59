package io.dryswarm.models.raft;

/**
 * Raft timing and limits; control-plane facts 2.1.2-13.
 *
 * @param tickNs            length of a tick, nanoseconds; 1 s
 * @param electionTicks     shortest election time-out, ticks; the longest is one tick below twice this
 * @param heartbeatTicks    leader's heartbeat period, ticks
 * @param maxBytesPerAppend entries in one message, bytes; one entry goes whatever its size
 * @param maxInflight       unanswered messages with entries to one follower
 * @param sendTimeoutNs     after which a message that was not answered counts as failed, nanoseconds; 2 s
 * @param preVote           whether candidates first ask if they could win; SwarmKit does not
 */
public record RaftSpec(
    long tickNs,
    int electionTicks,
    int heartbeatTicks,
    int maxBytesPerAppend,
    int maxInflight,
    long sendTimeoutNs,
    boolean preVote) {
  /** What Docker runs. */
  public static final RaftSpec SWARM =
      new RaftSpec(1_000_000_000L, 10, 1, 65_535, 256, 2_000_000_000L, false);

  public RaftSpec {
    atLeast("tickNs", tickNs, 1);
    atLeast("heartbeatTicks", heartbeatTicks, 1);
    if (electionTicks <= heartbeatTicks) {
      throw new IllegalArgumentException("electionTicks: " + electionTicks
          + ", expected more than heartbeatTicks " + heartbeatTicks);
    }
    atLeast("maxBytesPerAppend", maxBytesPerAppend, 1);
    atLeast("maxInflight", maxInflight, 1);
    atLeast("sendTimeoutNs", sendTimeoutNs, 1);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + ", expected " + least + " or more");
    }
  }

  /** The same with another election time-out; Docker's {@code swarm-raft-election-tick}. */
  public RaftSpec withElectionTicks(int ticks) {
    return new RaftSpec(
        tickNs, ticks, heartbeatTicks, maxBytesPerAppend, maxInflight, sendTimeoutNs, preVote);
  }

  /** The same without any reaction to messages that are not answered. */
  public RaftSpec withoutSendTimeout() {
    return new RaftSpec(
        tickNs,
        electionTicks,
        heartbeatTicks,
        maxBytesPerAppend,
        maxInflight,
        Long.MAX_VALUE,
        preVote);
  }

  /** What if: the same with pre-vote on or off. */
  public RaftSpec withPreVote(boolean on) {
    return new RaftSpec(
        tickNs, electionTicks, heartbeatTicks, maxBytesPerAppend, maxInflight, sendTimeoutNs, on);
  }
}
