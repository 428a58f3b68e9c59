package io.dryswarm.models.controlapi;

import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.function.Consumer;

/** What the API of a manager asks of Raft and of the store. */
public interface Managers {
  /** No such manager. */
  int NOBODY = -1;

  /** Whether the engine of this node runs and is a manager. */
  boolean isManager(int node);

  /** The leader that this manager knows, itself included; negative if it knows none. */
  int leaderKnownTo(int manager);

  /** Whether this manager has known no leader for more than ten Raft ticks: control-plane facts 2.3.31. */
  boolean hasNoLeaderForLong(int manager);

  /** This manager's copy of the store. */
  StoreView view(int manager);

  /**
   * Queues a write on a manager that leads.
   *
   * @param failed takes the reason in Swarm's words: the store's refusal, or the loss of leadership
   */
  void submit(int manager, Consumer<StoreTx> change, Runnable committed, Consumer<String> failed);
}
