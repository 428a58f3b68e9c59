package io.dryswarm.models.scheduler;

/**
 * Rejects nodes on which a task may not run. Stateless; must give equal answers for equal arguments, and must not keep its arguments.
 *
 * <p>Filters are found by {@link java.util.ServiceLoader}: a jar on the class path that names a public class with a public
 * no-argument constructor in {@code META-INF/services/io.dryswarm.models.scheduler.PlacementFilter} adds one. Swarm's own are always
 * asked; a filter that a jar adds is asked in runs whose scenario names it: {@code policies: { placement: [headroom] }}.
 *
 * <p>Source: control-plane facts 5.2; moby/swarmkit manager/scheduler/filter.go.
 */
public interface PlacementFilter {
  /** Stable lower-case name used in scenarios and reports; unique. */
  String name();

  /**
   * Place in the order in which filters are asked, ascending; equal ranks by name. A node counts for the first filter that rejects it.
   * Swarm's own: 10 ready, 20 resources, 30 plugins, 40 constraints, 50 platform, 60 host port, 70 max replicas, 80 cluster volumes.
   */
  default int rank() {
    return 1000;
  }

  /** Whether the filter has anything to say about this task; if not, it is not asked about nodes. */
  default boolean concerns(TaskView task) {
    return true;
  }

  /** Whether the task may run on the node. Only asked if the filter concerns the task. */
  boolean admits(NodeView node, TaskView task);

  /**
   * Why nodes were refused, for the status of the task: "insufficient resources on 2 nodes".
   *
   * @param rejectedNodes how many, &ge; 1
   */
  String explain(int rejectedNodes);

  /** {@code "... on 1 node"} or {@code "... on 7 nodes"}. */
  static String onNodes(String reason, int nodes) {
    return reason + " on " + nodes + (nodes == 1 ? " node" : " nodes");
  }
}
