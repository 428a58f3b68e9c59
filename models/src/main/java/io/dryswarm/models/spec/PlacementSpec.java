package io.dryswarm.models.spec;

import java.util.List;

/**
 * Where tasks may and should run.
 *
 * @param constraints expressions that must all hold: {@code node.role==worker}
 * @param spreadOver  labels to spread over, outermost first: {@code node.labels.zone}
 * @param maxReplicas most tasks of the service on a node; 0 = no limit
 */
public record PlacementSpec(List<String> constraints, List<String> spreadOver, long maxReplicas) {
  public static final PlacementSpec ANYWHERE = new PlacementSpec(List.of(), List.of(), 0);
}
