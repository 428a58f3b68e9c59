package io.dryswarm.models.store;

/** What becomes of a write; exactly one of the two is told, once. */
@FunctionalInterface
public interface WriteOutcome {
  /** The events of the write were published, or it changed nothing. */
  void committed();

  /**
   * Nothing of it is stored as far as the writer can know.
   *
   * @param error in Swarm's words
   */
  default void failed(String error) {}
}
