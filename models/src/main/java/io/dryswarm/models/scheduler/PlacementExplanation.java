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
 * @param admitted nodes that admit it, the best first, equally good ones by id
 * @param refused filters that refuse nodes, in the order in which they are asked; only the first that refuses a node counts
 * @param branches parts of the cluster that preferences tell apart, by name; empty without preferences
 */
public record PlacementExplanation(
    TaskObject task,
    int node,
    Reason reason,
    int next,
    List<Candidate> admitted,
    List<Refusal> refused,
    List<Branch> branches) {
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
   * @param text   the filter's words, as in the status of a task that waits
   */
  public record Refusal(String filter, List<Integer> nodes, String text) {}

  /**
   * A node that admits the task, by what nodes are compared.
   *
   * @param failures       recent failures of the task's version
   * @param tasksOfService active tasks of its service
   * @param tasks          active tasks in all
   */
  public record Candidate(int node, int failures, int tasksOfService, int tasks) {
    /** Whether only chance tells the two apart. */
    public boolean isAsGoodAs(Candidate other) {
      return tasksOfService == other.tasksOfService
          && tasks == other.tasks
          && (failures == other.failures
              || Math.max(failures, other.failures) < RecentFailures.MANY);
    }
  }

  /**
   * Nodes with the same values of the labels that tasks are spread over.
   *
   * @param values         outermost first, joined by {@code /}; {@code (none)} for a label that the nodes lack
   * @param nodes          ids, ascending
   * @param tasksOfService active tasks of the service on all of them
   */
  public record Branch(String values, List<Integer> nodes, int tasksOfService) {}
}
