package io.dryswarm.models.store;

/** Sees every committed change exactly once per run, in log order, when the first manager applies it. Must not change anything. */
@FunctionalInterface
public interface StoreObserver {
  /**
   * @param index Raft index of the transaction
   */
  void committed(long index, StoreEvent event);

  /** The components of this manager lead from now on. */
  default void leads(int manager, long term) {}

  /** The components of this manager lead no more, and nobody's do. */
  default void leadsNoMore(int manager) {}
}
