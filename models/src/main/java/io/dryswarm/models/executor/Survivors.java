package io.dryswarm.models.executor;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;

/**
 * Containers that outlived their engine. The next engine stops them politely before it is up: Swarm's engines do not keep containers alive
 * (live restore is refused in swarm mode). Source: ground truth of engine 20.10, worker killed; moby/moby daemon/daemon.go restore.
 */
final class Survivors {
  private final Simulation sim;
  private final Nodes nodes;
  private final Processes processes;
  private final NodeContainers containers;
  private final SlotEvent graceOver;

  Survivors(Simulation sim, Nodes nodes, Processes processes, NodeContainers containers) {
    this.sim = sim;
    this.nodes = nodes;
    this.processes = processes;
    this.containers = containers;
    this.graceOver =
        sim.define("executor.survivor-grace", this::onGraceOver).ownedBy(Owners.ENGINE);
  }

  /**
   * The engine begins to start: the stop signal for all that run; each holds the start until it has ended. Swarm's grace period is not written
   * into the container, so that the engine's own counts.
   */
  void stopAll(int node) {
    for (TaskObject task : containers.running(node)) {
      nodes.hold(node);
      sim.after(ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS, graceOver, node, task.id());
      processes.stopSignal(node, task.id());
    }
  }

  /** A process ended while no engine was up. */
  void exited(int node, int task, int exitCode) {
    Container container = containers.find(node, task);
    if (container != null && container.isRunning()) {
      container.exited(exitCode);
      nodes.release(node);
    }
  }

  private void onGraceOver(int node, long task) {
    Container container = containers.find(node, (int) task);
    if (!nodes.isUp(node) && container != null && container.isRunning()) {
      processes.kill(node, (int) task);
      exited(node, (int) task, ControllerMachine.KILLED_EXIT_CODE);
    }
  }
}
