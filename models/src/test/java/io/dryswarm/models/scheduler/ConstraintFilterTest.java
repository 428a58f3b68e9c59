package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dryswarm.models.leader.Swarm;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintFilterTest extends PlacementFilterContract {
  @Override
  PlacementFilter filter() {
    return new ConstraintFilter();
  }

  @Test
  void everyConstraintMustHold() {
    NodeInfo node = node(Swarm.labelled(Swarm.node(1), "zone", "east"));
    assertAdmits(filter(), node, constrained("node.labels.zone==EAST", "node.role!=manager"));
    assertRejects(filter(), node, constrained("node.labels.zone==east", "node.role==manager"));
  }

  @Test
  void oneMalformedConstraintSwitchesItOff() {
    assertFalse(filter().concerns(constrained("node.role==manager", "nonsense")));
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("scheduling constraints not satisfied on 1 node", filter().explain(1));
    assertEquals("scheduling constraints not satisfied on 4 nodes", filter().explain(4));
  }

  private static TaskView constrained(String... constraints) {
    return view(Swarm.service("web").placement(List.of(constraints), List.of(), 0));
  }
}
