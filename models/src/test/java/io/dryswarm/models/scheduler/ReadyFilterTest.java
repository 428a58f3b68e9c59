package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import org.junit.jupiter.api.Test;

class ReadyFilterTest extends PlacementFilterContract {
  @Override
  PlacementFilter filter() {
    return new ReadyFilter();
  }

  @Test
  void onlyReadyAndActiveNodesAreAdmitted() {
    for (Status status : Status.values()) {
      for (Availability availability : Availability.values()) {
        NodeObject node = Swarm.node(1).withStatus(status, "").withAvailability(availability);
        assertEquals(
            status == Status.READY && availability == Availability.ACTIVE,
            filter().admits(node(node), view(Swarm.service("web"))),
            status + " " + availability);
      }
    }
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("1 node not available for new tasks", filter().explain(1));
    assertEquals("3 nodes not available for new tasks", filter().explain(3));
  }
}
