package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxReplicasFilterTest extends PlacementFilterContract {
  private final Swarm.ServiceBuilder twoPerNode =
      Swarm.service("web").placement(List.of(), List.of(), 2);
  private final ServiceObject service = twoPerNode.object(SERVICE);

  @Override
  PlacementFilter filter() {
    return new MaxReplicasFilter();
  }

  @Test
  void theLimitCountsActiveTasksOfTheServiceOnly() {
    NodeInfo node = node(Swarm.node(1));
    node.add(task(1, Swarm.service("other").object(3)));
    node.add(task(2, service));
    assertAdmits(filter(), node, view(twoPerNode));

    TaskObject second = task(3, service);
    node.add(second);
    assertRejects(filter(), node, view(twoPerNode));

    node.add(second.withDesired(TaskState.SHUTDOWN));
    assertAdmits(filter(), node, view(twoPerNode));
  }

  @Test
  void zeroIsNoLimit() {
    assertFalse(filter().concerns(view(Swarm.service("web"))));
  }

  @Test
  void explainsInSwarmsWordsWithoutANumber() {
    assertEquals("max replicas per node limit exceed", filter().explain(1));
    assertEquals("max replicas per node limit exceed", filter().explain(9));
  }
}
