package io.dryswarm.models.raft;

import org.jspecify.annotations.Nullable;

/** What a manager learns from its Raft node, in the order in which it happens. */
public interface RaftListener {
  /**
   * An entry is committed and applied; called on every manager, in log order, once per entry and life of the manager.
   *
   * @param command {@code null} for the empty entry of a new term
   */
  void applied(int manager, long index, long term, @Nullable Command command);

  /** This manager leads and has applied everything that was in its log. */
  void leading(int manager, long term);

  /** This manager leads no more; what it proposed and was not applied is of unknown fate. */
  void leadershipLost(int manager);
}
