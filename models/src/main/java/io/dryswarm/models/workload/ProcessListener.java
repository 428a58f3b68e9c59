package io.dryswarm.models.workload;

/** Told when a program has ended by itself or after a stop signal; not when it was killed or its node has crashed. */
@FunctionalInterface
public interface ProcessListener {
  void exited(int node, int task, int exitCode);
}
