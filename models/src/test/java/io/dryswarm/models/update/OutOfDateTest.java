package io.dryswarm.models.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.Swarm.ServiceBuilder;
import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.spec.PortSpec.PublishMode;
import io.dryswarm.models.spec.RestartPolicy.Condition;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SwarmKit: TestIsTaskDirty, TestIsTaskDirtyPlacementConstraintsOnly. */
class OutOfDateTest {
  private static final NodeObject NODE = Swarm.labelled(Swarm.node(1), "disk", "ssd");

  private static ServiceBuilder web() {
    return Swarm.service("web").port(80, PublishMode.INGRESS);
  }

  /** Whether a task of the first specification is out of date once the second one is in force. */
  private static boolean isOutOfDate(ServiceBuilder before, ServiceBuilder after, NodeObject node) {
    ServiceObject service = before.object(7);
    TaskObject task = Tasks.create(1, service, 1, 1, TaskState.RUNNING, 0);
    return OutOfDate.isTask(task, service.withVersion(5).withSpec(after.spec()), node);
  }

  private static boolean isOutOfDate(ServiceBuilder after) {
    return isOutOfDate(web(), after, NODE);
  }

  @Test
  void whateverTheTaskIsMadeFromMakesItOutOfDate() {
    assertTrue(isOutOfDate(web().image("v2")));
    assertTrue(isOutOfDate(web().forceUpdate(1)));
    assertTrue(isOutOfDate(web().reserve(1, 0)));
    assertTrue(isOutOfDate(web().restart(Condition.NONE, 0, 0, 0)));
    assertTrue(isOutOfDate(web().network("back")));
  }

  @Test
  void portsAndTheEndpointModeDoToo() {
    assertTrue(isOutOfDate(web().port(443, PublishMode.INGRESS)));
    assertTrue(isOutOfDate(Swarm.service("web")));
    assertTrue(isOutOfDate(web().dnsrr()));
  }

  @Test
  void numbersAndUpdateSettingsDoNot() {
    assertFalse(isOutOfDate(web()));
    assertFalse(isOutOfDate(web().replicas(9)));
    assertFalse(isOutOfDate(web().updates(UpdateConfig.DEFAULT, UpdateConfig.DEFAULT)));
  }

  @Test
  void aTaskOfTheSameVersionIsUpToDateWhateverItLooksLike() {
    ServiceObject service = web().object(7);
    TaskObject task = Tasks.create(1, service, 1, 1, TaskState.RUNNING, 0);

    assertFalse(OutOfDate.isTask(task, web().image("v2").object(7), NODE));
  }

  @Test
  void aNewPlacementMattersOnlyIfTheNodeDoesNotSatisfyIt() {
    ServiceBuilder ssd = web().placement(List.of("node.labels.disk==ssd"), List.of(), 0);
    ServiceBuilder tape = web().placement(List.of("node.labels.disk==tape"), List.of(), 0);

    assertFalse(isOutOfDate(ssd));
    assertFalse(isOutOfDate(tape, ssd, NODE));
    assertTrue(isOutOfDate(tape));
    assertTrue(isOutOfDate(web(), ssd, null), "its node is gone");
    assertTrue(isOutOfDate(web(), ssd.image("v2"), NODE), "more than the placement");
  }

  @Test
  void anyOtherFieldOfThePlacementAloneLeavesTasksWhereTheyAre() {
    assertFalse(isOutOfDate(web().placement(List.of(), List.of("node.labels.zone"), 0)));
    assertFalse(isOutOfDate(web().placement(List.of(), List.of(), 2)));
  }

  @Test
  void onlyADifferenceInThePlacementAloneIsOne() {
    ServiceBuilder moved = web().placement(List.of("node.role==worker"), List.of(), 0);
    List<Boolean> found = List.of(
        OutOfDate.differsInPlacementOnly(web().spec().task(), web().spec().task()),
        OutOfDate.differsInPlacementOnly(web().spec().task(), moved.spec().task()),
        OutOfDate.differsInPlacementOnly(
            web().spec().task(), moved.image("v2").spec().task()));

    assertEquals(List.of(false, true, false), found);
  }
}
