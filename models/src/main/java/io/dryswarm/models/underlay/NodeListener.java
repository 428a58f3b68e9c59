package io.dryswarm.models.underlay;

/**
 * Told at once, in order of registration, when an engine or its machine goes or comes; models what dies with it, never how others notice.
 */
public interface NodeListener {
  /**
   * The machine has lost its power: containers and kernel state are gone. {@link #crashed} follows for everybody, unless the engine had
   * ended before. Nobody else is told.
   */
  default void powerLost(int node) {}

  /** The engine process is gone, with its machine or alone: everything that it had in memory is lost. */
  void crashed(int node);

  /** The engine process begins to start on a machine whose containers may have outlived the last one; {@link #booted} follows. */
  default void starting(int node) {}

  /** The engine is up again. */
  void booted(int node);

  /**
   * Computations on the machine take another time from now on.
   *
   * @param factor how many times as long as usual, more than 0
   */
  default void cpuChanged(int node, double factor) {}
}
