package io.dryswarm.models.cluster;

import io.dryswarm.models.executor.ExecutorHost;
import io.dryswarm.models.workload.ProcessListener;

/** What programs do by themselves reaches their engines. Programs are made before the engines: the place is filled later. */
final class ProgramNews implements ProcessListener {
  private final ExecutorHost[] executor;

  /**
   * @param executor a place for one, filled before the run starts
   */
  ProgramNews(ExecutorHost[] executor) {
    this.executor = executor;
  }

  @Override
  public void exited(int node, int task, int exitCode) {
    executor[0].processExited(node, task, exitCode);
  }

  @Override
  public void probed(int node, int task, boolean isWell) {
    executor[0].probeAnswered(node, task, isWell);
  }
}
