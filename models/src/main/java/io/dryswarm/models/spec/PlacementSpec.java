package io.dryswarm.models.spec;

import java.util.List;

/**
 * Where tasks may and should run.
 *
 * @param constraints expressions that must all hold: {@code node.role==worker}
 * @param spreadOver  labels to spread over, outermost first: {@code node.labels.zone}
 * @param maxReplicas most tasks of the service on a node; 0 = no limit
 * @param platforms   those of the image, put there by the client that looked it up; empty = any node will do
 */
public record PlacementSpec(
    List<String> constraints, List<String> spreadOver, long maxReplicas, List<Platform> platforms) {
  public static final PlacementSpec ANYWHERE = new PlacementSpec(List.of(), List.of(), 0);

  /** Of an image whose platforms nobody looked up. */
  public PlacementSpec(List<String> constraints, List<String> spreadOver, long maxReplicas) {
    this(constraints, spreadOver, maxReplicas, List.of());
  }

  public PlacementSpec withPlatforms(List<Platform> newPlatforms) {
    return new PlacementSpec(constraints, spreadOver, maxReplicas, newPlatforms);
  }
}
