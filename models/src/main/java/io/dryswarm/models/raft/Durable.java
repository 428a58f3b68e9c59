package io.dryswarm.models.raft;

import java.util.List;

/**
 * What a member's disk holds.
 *
 * @param votedFor member voted for in {@code term}, or {@link RaftMachine#NOBODY}
 * @param commit   highest index known to be committed when it was written
 */
public record Durable(long term, int votedFor, long commit, List<RaftEntry> entries) {
  public static final Durable EMPTY = new Durable(0, RaftMachine.NOBODY, 0, List.of());
}
