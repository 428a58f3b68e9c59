package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every filter promises. */
abstract class PlacementFilterContract {
  static final int SERVICE = 7;

  abstract PlacementFilter filter();

  @Test
  void isInstalled() {
    assertTrue(PlacementFilters.installed().stream()
        .anyMatch(f -> f.getClass() == filter().getClass()));
  }

  @Test
  void nameIsStableLowerCaseWithDashes() {
    assertTrue(filter().name().matches("[a-z]+(-[a-z]+)*"), filter().name());
  }

  @Test
  void explanationIsOneLineWithoutPunctuationAtTheEnd() {
    for (int nodes : new int[] {1, 2, 1000}) {
      assertTrue(filter().explain(nodes).matches("[^\\n;]*[a-z0-9]"), filter().explain(nodes));
    }
  }

  @Test
  void equalArgumentsGetEqualAnswers() {
    TaskView task = view(Swarm.service("web").reserve(1, 1).port(80, PortSpec.PublishMode.HOST));
    boolean first = filter().admits(node(Swarm.node(1)), task);
    assertEquals(first, filter().admits(node(Swarm.node(1)), task));
    assertEquals(filter().concerns(task), filter().concerns(task));
  }

  static NodeInfo node(NodeObject object) {
    return new NodeInfo(object);
  }

  static TaskView view(Swarm.ServiceBuilder service) {
    ServiceObject object = service.object(SERVICE);
    return TaskView.of(task(1, object), List.of());
  }

  static TaskObject task(int id, ServiceObject service) {
    return Swarm.task(id, service, id, 1, TaskState.RUNNING, TaskState.RUNNING);
  }

  static void assertAdmits(PlacementFilter filter, NodeView node, TaskView task) {
    assertTrue(filter.concerns(task) && filter.admits(node, task));
  }

  static void assertRejects(PlacementFilter filter, NodeView node, TaskView task) {
    assertTrue(filter.concerns(task) && !filter.admits(node, task));
  }
}
