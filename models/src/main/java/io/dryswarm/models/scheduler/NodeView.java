package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.store.NodeObject;

/**
 * A node as the scheduler sees it, read-only: the stored object and what the tasks on it take.
 *
 * <p>Reservations and host ports are taken by every task observed ASSIGNED to RUNNING, also one that is being shut down; <i>active</i>
 * tasks are those of them whose desired state is COMPLETE or less. Source: control-plane facts 5.2.18, 5.2.19.
 */
public interface NodeView {
  NodeObject object();

  /** Described minus reserved nano-CPUs; negative if the node has shrunk below its reservations. */
  long freeNanoCpus();

  /** Described minus reserved bytes; negative if the node has shrunk below its reservations. */
  long freeMemoryBytes();

  /** Active tasks of all services. */
  int activeTasks();

  /** Active tasks of one service. */
  int activeTasksOf(int service);

  /** Whether a task on the node holds this host-mode port. */
  boolean usesHostPort(PortSpec.Protocol protocol, int port);

  /** Whether so many of a generic resource are unreserved. */
  boolean hasFree(GenericResource.Discrete wanted);
}
