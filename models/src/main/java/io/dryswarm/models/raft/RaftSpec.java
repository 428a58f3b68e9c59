package io.dryswarm.models.raft;

/**
 * Raft timing and limits; control-plane facts 2.1.2-11.
 *
 * @param tickNs             length of a tick, nanoseconds; 1 s
 * @param electionTicks      shortest election time-out, ticks; the longest is one tick below twice this
 * @param heartbeatTicks     leader's heartbeat period, ticks
 * @param maxEntriesPerAppend most entries in one message
 */
public record RaftSpec(
    long tickNs, int electionTicks, int heartbeatTicks, int maxEntriesPerAppend) {
  /** What Docker runs. */
  public static final RaftSpec SWARM = new RaftSpec(1_000_000_000L, 10, 1, 256);

  public RaftSpec {
    if (tickNs <= 0) {
      throw new IllegalArgumentException("tickNs: " + tickNs + ", expected more than 0");
    }
    if (heartbeatTicks < 1) {
      throw new IllegalArgumentException(
          "heartbeatTicks: " + heartbeatTicks + ", expected 1 or more");
    }
    if (electionTicks <= heartbeatTicks) {
      throw new IllegalArgumentException("electionTicks: " + electionTicks
          + ", expected more than heartbeatTicks " + heartbeatTicks);
    }
    if (maxEntriesPerAppend < 1) {
      throw new IllegalArgumentException(
          "maxEntriesPerAppend: " + maxEntriesPerAppend + ", expected 1 or more");
    }
  }
}
