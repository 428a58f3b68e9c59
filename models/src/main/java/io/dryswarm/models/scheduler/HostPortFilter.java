package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.PortSpec;

/** Admits a node on which no task holds one of the host-mode ports of the task. Control-plane facts 5.2.15. */
public final class HostPortFilter implements PlacementFilter {
  @Override
  public String name() {
    return "host-port";
  }

  @Override
  public int rank() {
    return 60;
  }

  @Override
  public boolean concerns(TaskView task) {
    return !task.hostPorts().isEmpty();
  }

  @Override
  public boolean admits(NodeView node, TaskView task) {
    for (PortSpec port : task.hostPorts()) {
      if (node.usesHostPort(port.protocol(), port.published())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String explain(int rejectedNodes) {
    return PlacementFilter.onNodes("host-mode port already in use", rejectedNodes);
  }
}
