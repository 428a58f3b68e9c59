package io.dryswarm.models.raft;

import org.jspecify.annotations.Nullable;

/** What a manager learns from its Raft node, in the order in which it happens. A manager is named by its node. */
public interface RaftListener {
  /**
   * The manager starts, or takes over a snapshot from the leader: its replicated state is this from now on.
   *
   * @param index last entry that is in it, 0 for the beginning
   * @param image {@code null} for the state in which every manager starts
   */
  void restored(int manager, long index, @Nullable StateImage image);

  /**
   * An entry is committed and applied; called on every manager, in log order, once per entry behind the last {@link #restored}.
   *
   * @param command {@code null} for the empty entry of a new term
   */
  void applied(int manager, long index, long term, @Nullable Command command);

  /** The replicated state of the manager as of now, for a snapshot. */
  StateImage image(int manager);

  /** When this manager takes snapshots, as its replicated state says now. */
  default SnapshotSettings snapshots(int manager) {
    return SnapshotSettings.SWARM;
  }

  /** This manager leads and has applied everything that was in its log. */
  void leading(int manager, long term);

  /** This manager leads no more; what it proposed and was not applied is of unknown fate. */
  void leadershipLost(int manager);

  /** The members have changed, as this manager sees it. */
  default void membersChanged(int manager) {}

  /** This manager was removed from Raft: its state is wiped, and it is a manager no more. */
  default void removed(int manager) {}

  /** This manager has begun a swarm of its own, with the entries up to {@code kept}; what others committed is not part of it. */
  default void forcedAlone(int manager, long kept) {}

  /** Since when a write holds the manager's store, nanoseconds of virtual time; {@code Long.MAX_VALUE} if none does. */
  default long storeLockedSinceNs(int manager) {
    return Long.MAX_VALUE;
  }
}
