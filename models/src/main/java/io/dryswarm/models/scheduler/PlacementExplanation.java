package io.dryswarm.models.scheduler;

import io.dryswarm.models.store.TaskObject;
import java.util.List;

/**
 * Why a task goes where it goes, or waits; as of the instant before it is there.
 *
 * @param task    as it was before the decision
 * @param node    where it goes; {@link TaskObject#UNASSIGNED} if it waits
 * @param reason  why there
 * @param next    the best of the other nodes that admit it; {@link TaskObject#UNASSIGNED} if there is none
 * @param refused filters that refuse nodes, in the order in which they are asked; only the first that refuses a node counts
 */
public record PlacementExplanation(
    TaskObject task, int node, Reason reason, int next, List<Refusal> refused) {
  /** Why a node was taken before {@link #next}. */
  public enum Reason {
    /** It was created for this node. */
    PREASSIGNED,
    /** No other node admits it. */
    ONLY_NODE,
    /** Of five and more recent failures of this service version the node has had fewer. */
    FEWER_FAILURES,
    /** The node has fewer active tasks of the service. */
    FEWER_TASKS_OF_SERVICE,
    /** The node has fewer active tasks in total. */
    FEWER_TASKS,
    /** There is nothing to choose between them: the lot decides. */
    EQUALLY_GOOD,
    /** The other one is better, but preferences make it the turn of another part of the cluster. */
    PREFERENCE,
    /** The other one is better, but nodes were sorted when the service's tasks began to be given out, and it was this one's turn. */
    IN_TURN,
    /** No node admits it. */
    NO_NODE
  }

  /**
   * Nodes that one filter refuses.
   *
   * @param filter name of the filter
   * @param nodes  ids, ascending
   */
  public record Refusal(String filter, List<Integer> nodes) {}
}
