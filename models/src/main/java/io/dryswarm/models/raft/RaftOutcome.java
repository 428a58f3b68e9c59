package io.dryswarm.models.raft;

/** What becomes of an operation on Raft's members; exactly one of the two is told, once. */
@FunctionalInterface
public interface RaftOutcome {
  void done();

  /**
   * The operation was refused, or its end was not waited for.
   *
   * @param error in Swarm's words
   */
  default void failed(String error) {}
}
