package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterPipelineTest {
  private final FilterPipeline pipeline = new FilterPipeline(
      PlacementFilters.installed(),
      PlacementFilterContract.view(Swarm.service("web")
          .reserve(5_000_000_000L, 0)
          .placement(List.of("node.role==manager"), List.of(), 1)));

  @Test
  void aNodeCountsForTheFirstFilterThatRejectsIt() {
    reject(down(1));
    reject(down(2));
    reject(Swarm.node(3));

    assertEquals(
        "2 nodes not available for new tasks; insufficient resources on 1 node",
        pipeline.explain());
  }

  @Test
  void equallyFrequentReasonsComeInTheOrderOfTheFilters() {
    reject(Swarm.node(1));
    reject(down(2));

    assertEquals(
        "1 node not available for new tasks; insufficient resources on 1 node", pipeline.explain());
  }

  @Test
  void aNodeThatPassesWipesTheCounters() {
    FilterPipeline ready = new FilterPipeline(
        PlacementFilters.installed(), PlacementFilterContract.view(Swarm.service("web")));
    assertFalse(ready.passes(new NodeInfo(down(1))));
    assertTrue(ready.passes(new NodeInfo(Swarm.node(2))));
    assertEquals("", ready.explain());
  }

  private void reject(NodeObject node) {
    assertFalse(pipeline.passes(new NodeInfo(node)));
  }

  private static NodeObject down(int id) {
    return Swarm.node(id).withStatus(Status.DOWN, "");
  }
}
