package io.dryswarm.models.raft;

import java.util.List;

/**
 * What a member's disk holds.
 *
 * @param votedFor member voted for in {@code term}, or {@link RaftMachine#NOBODY}
 * @param commit   highest index known to be committed when it was written, not below the snapshot's
 * @param snapshot the newest one
 * @param entries  what follows the snapshot
 */
public record Durable(
    long term, int votedFor, long commit, RaftSnapshot snapshot, List<RaftEntry> entries) {
  /** A member that has seen nothing yet; it knows {@code membership} from the start. */
  public static Durable empty(Membership membership) {
    return new Durable(0, RaftMachine.NOBODY, 0, RaftSnapshot.beginning(membership), List.of());
  }
}
