package io.dryswarm.models.faults;

/** What the fault model needs of the rest, beyond machines and engines. */
public interface Hands {
  /** No such node, or task, at the moment. */
  int NOWHERE = -1;

  /** The node of a reference now, or {@link #NOWHERE}. */
  int node(NodeRef ref);

  /** The running task of a slot now, or {@link #NOWHERE}. */
  int task(NodeRef.OfTask ref);

  /**
   * A node misses from now on that back ends of a service go, or does not miss it any more.
   *
   * @param service full name
   * @return whether there is such a service
   */
  default boolean loseRemovals(int node, String service, boolean areLost) {
    return false;
  }

  /** The registry of the images refuses connections from now on, or takes them again. */
  void setRegistry(boolean isDown);

  /** SIGTERM to an engine that runs. */
  void stopEngine(int node);

  /** SIGKILL to the process of a task's container. */
  void killContainer(int node, int task);
}
