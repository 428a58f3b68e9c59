package io.dryswarm.models.workload;

/** Told what engines notice of programs. */
@FunctionalInterface
public interface ProcessListener {
  /** It has ended by itself or after a stop signal; not told when it was killed or its node has crashed. */
  void exited(int node, int task, int exitCode);

  /** It has answered a health probe that asked it, or the probe could not ask it. */
  default void probed(int node, int task, boolean isWell) {}
}
