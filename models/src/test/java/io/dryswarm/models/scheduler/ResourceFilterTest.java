package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.ServiceObject;
import org.junit.jupiter.api.Test;

class ResourceFilterTest extends PlacementFilterContract {
  private static final long CPUS = 4_000_000_000L;
  private static final long MEMORY = 8192 * Swarm.MIB;

  @Override
  PlacementFilter filter() {
    return new ResourceFilter();
  }

  @Test
  void withoutReservationItHasNoSay() {
    assertFalse(filter().concerns(view(Swarm.service("web"))));
  }

  @Test
  void exactFitIsAdmittedOneMoreIsNot() {
    NodeInfo node = node(Swarm.node(1));
    assertAdmits(filter(), node, view(Swarm.service("web").reserve(CPUS, MEMORY)));
    assertRejects(filter(), node, view(Swarm.service("web").reserve(CPUS + 1, 0)));
    assertRejects(filter(), node, view(Swarm.service("web").reserve(0, MEMORY + 1)));
  }

  @Test
  void reservationsOfTasksOnTheNodeAreTakenOffUntilTheyAreGone() {
    ServiceObject big = Swarm.service("big").reserve(CPUS, 0).object(3);
    NodeInfo node = node(Swarm.node(1));
    node.add(task(1, big));
    assertRejects(filter(), node, view(Swarm.service("web").reserve(1, 0)));

    node.remove(task(1, big));
    assertAdmits(filter(), node, view(Swarm.service("web").reserve(1, 0)));
  }

  @Test
  void explainsInSwarmsWords() {
    assertEquals("insufficient resources on 1 node", filter().explain(1));
    assertEquals("insufficient resources on 2 nodes", filter().explain(2));
  }
}
