package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;

/** The programs in the containers. Their ends are told to {@link ExecutorHost#processExited}, also when no engine runs. */
public interface Processes {
  /** The process runs from now on. */
  void start(int node, AssignedTask task);

  /** Asks the program to end; it does so in its own time, or never. */
  void stopSignal(int node, int task);

  /** The process is gone when this returns; its exit code is 137 and need not be told. */
  void kill(int node, int task);

  /** Whether health probes of that program ask it. */
  default boolean asks(int node, int task) {
    return false;
  }

  /**
   * A health probe begins that asks the program itself; {@link ExecutorHost#probeAnswered} tells its answer, not before this returns.
   *
   * @param afterNs   when the question reaches the program
   * @param timeoutNs after which nobody waits for the answer any more
   * @return false if the program is not asked: {@link #isWell} decides when the probe is over
   */
  default boolean ask(int node, int task, long afterNs, long timeoutNs) {
    return false;
  }

  /** Whether a health probe that ends now finds the program well. */
  default boolean isWell(int node, int task) {
    return true;
  }
}
