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

  /** Whether a health probe that ends now finds the program well. */
  default boolean isWell(int node, int task) {
    return true;
  }
}
