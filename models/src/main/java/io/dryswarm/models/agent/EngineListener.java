package io.dryswarm.models.agent;

/** What the engine tells of its operations. What belongs to a task or an operation that the agent has given up is ignored. */
public interface EngineListener {
  void prepared(int node, int task);

  /** A preparation or a start gave up waiting because it was asked to. */
  void cancelled(int node, int task);

  void started(int node, int task);

  /**
   * A preparation or a start failed for good, or there is no container to wait for.
   *
   * @param exitCode of the process; 0 if none ran
   * @param err      in the engine's words
   */
  void failed(int node, int task, int exitCode, String err);

  /**
   * The process ended, by itself or on demand.
   *
   * @param cause why, if the engine knows better than the exit code; else empty
   */
  void exited(int node, int task, int exitCode, String cause);

  /** A shutdown is complete. */
  void stopped(int node, int task);

  /** A removal is complete. */
  void removed(int node, int task);
}
