package io.dryswarm.models.faults;

import java.util.List;

/**
 * Nodes on one side of a network fault.
 *
 * @param nodes empty for {@link #OTHERS} and {@link #ALL}
 * @param text  as written in the scenario: {@code manager-1 manager-2}
 */
public record NodeGroup(List<NodeRef> nodes, String text) {
  /** All nodes that no other group of the fault names. */
  public static final NodeGroup OTHERS = new NodeGroup(List.of(), "others");

  /** All nodes. */
  public static final NodeGroup ALL = new NodeGroup(List.of(), "all");

  public NodeGroup {
    nodes = List.copyOf(nodes);
  }

  boolean isOthers() {
    return equals(OTHERS);
  }

  boolean isAll() {
    return equals(ALL);
  }
}
