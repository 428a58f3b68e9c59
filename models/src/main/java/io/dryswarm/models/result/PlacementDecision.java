package io.dryswarm.models.result;

import java.util.List;

/**
 * Where a task went, or that it waits at the end of the run for want of a node.
 *
 * @param service full name of its service
 * @param task    {@code vote_vote.1#2}: the second task of its place
 * @param atNs    when the store had it, virtual nanoseconds; for a task that waits, since when it is known why
 * @param node    name of the node; empty for a task that waits
 * @param because one sentence each: the choice first, then preferences and who was refused; for a task that waits, Swarm's own words
 */
public record PlacementDecision(
    String service, String task, long atNs, String node, List<String> because) {
  public PlacementDecision {
    because = List.copyOf(because);
  }

  /** Whether it has a node. */
  public boolean isPlaced() {
    return !node.isEmpty();
  }

  /** The place without the number of the task: {@code vote_vote.1}. */
  public String place() {
    return task.substring(0, task.lastIndexOf('#'));
  }

  /** The choice in one sentence; empty if nothing is known. */
  public String reason() {
    return because.isEmpty() ? "" : because.get(0);
  }
}
