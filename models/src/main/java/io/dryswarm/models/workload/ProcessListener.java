package io.dryswarm.models.workload;

/** Told when a program has ended; not when its node has crashed. */
@FunctionalInterface
public interface ProcessListener {
  void exited(int node, int task, int exitCode);
}
