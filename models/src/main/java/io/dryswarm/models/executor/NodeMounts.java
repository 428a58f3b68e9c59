package io.dryswarm.models.executor;

import io.dryswarm.models.agent.AssignedTask;

/** The cluster volumes of a node as the executor sees them. Changes of {@link #areReady} are told by {@link ExecutorHost#volumeReady}. */
public interface NodeMounts {
  /** No node has any. */
  NodeMounts NONE = new NodeMounts() {
    @Override
    public boolean areReady(int node, AssignedTask task) {
      return false;
    }

    @Override
    public boolean areThere(int node, AssignedTask task) {
      return false;
    }
  };

  /** Whether every volume that the task was given is ready for containers of the node. A task sees no other volume. */
  boolean areReady(int node, AssignedTask task);

  /** Whether every volume that the task was given is mounted on the machine, whether or not its engine remembers it. */
  boolean areThere(int node, AssignedTask task);
}
