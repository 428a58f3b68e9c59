package io.dryswarm.models.cluster.observe;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SimulationFault;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.PlacementSpec;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each invariant finds the state that breaks it, and is quiet about the nearest one that does not. */
class CommittedInvariantsTest {
  private static final int SERVICE = 50;
  private static final NodeObject.Description MACHINE =
      new NodeObject.Description(2_000_000_000L, 1000, "linux", "x86_64");

  private final CommittedInvariants invariants = new CommittedInvariants(
      new Simulation(new RunIdentity("invariants", 1, "replay")), List.of(MACHINE, MACHINE));

  private static TaskObject task(int id, int slot, int node, long cpus, long memory) {
    TaskSpec spec = new TaskSpec(
        new ContainerSpec("web:1", new TreeMap<>(), List.of(), List.of(), 0),
        new ResourceSpec(cpus * 1_000_000_000L, memory, 0, 0),
        RestartPolicy.DEFAULT,
        PlacementSpec.ANYWHERE,
        List.of(),
        0);
    return new TaskObject(
        id,
        0,
        SERVICE,
        "web",
        slot,
        node,
        spec,
        0,
        TaskState.RUNNING,
        TaskStatus.of(TaskState.ASSIGNED, "assigned", 0),
        List.of(),
        0);
  }

  private static TaskObject task(int id, int slot, int node) {
    return task(id, slot, node, 0, 0);
  }

  private static TaskObject in(TaskObject task, TaskState state) {
    return task.withStatus(TaskStatus.of(state, state.label(), 0));
  }

  private static TaskObject at(TaskObject task, int address) {
    return task.withAttachments(List.of(new NodeObject.Attachment(7, address)));
  }

  private void create(StoreObject object) {
    invariants.committed(new StoreEvent(StoreEvent.Op.CREATE, object, null));
  }

  private void update(StoreObject before, StoreObject after) {
    invariants.committed(new StoreEvent(StoreEvent.Op.UPDATE, after, before));
  }

  private void remove(StoreObject object) {
    invariants.committed(new StoreEvent(StoreEvent.Op.REMOVE, object, object));
  }

  private void assertBroken(String invariant, StoreObject object) {
    SimulationFault fault = assertThrows(SimulationFault.class, () -> create(object));
    assertTrue(fault.getMessage().contains(invariant), fault::getMessage);
  }

  @Test
  void aSlotHasOneTaskThatIsToRun() {
    create(task(1, 1, 0));
    create(task(2, 2, 0));
    assertBroken("one task to run in the place of web.1", task(3, 1, 1));
  }

  @Test
  void aTaskThatIsToStopLeavesItsSlot() {
    TaskObject old = task(1, 1, 0);
    create(old);
    update(old, old.withDesired(TaskState.SHUTDOWN));
    assertDoesNotThrow(() -> create(task(2, 1, 1)));
    assertBroken("in the place of", task(3, 1, 1));
  }

  @Test
  void aRemovedTaskLeavesItsSlot() {
    create(task(1, 1, 0));
    remove(task(1, 1, 0));
    assertDoesNotThrow(() -> create(task(2, 1, 0)));
  }

  /** Tasks of global services have no slot: their place is the node. */
  @Test
  void aGlobalServiceHasOneTaskANode() {
    create(task(1, 0, 0));
    assertDoesNotThrow(() -> create(task(2, 0, 1)));
    assertBroken("one task to run", task(3, 0, 1));
  }

  @Test
  void reservationsStayWithinTheNode() {
    create(task(1, 1, 0, 1, 400));
    create(task(2, 2, 0, 1, 400));
    create(task(3, 3, 1, 2, 400));
    assertBroken("reservations within what node 0 has", task(4, 4, 0, 1, 0));
  }

  @Test
  void memoryCountsAsCpusDo() {
    create(task(1, 1, 0, 0, 1000));
    assertBroken("reservations within", task(2, 2, 0, 0, 1));
  }

  @Test
  void onlyLiveAssignedTasksReserve() {
    TaskObject first = task(1, 1, 0, 2, 0);
    create(first);
    TaskObject ended = in(first, TaskState.FAILED);
    update(first, ended);
    update(ended, ended.withDesired(TaskState.SHUTDOWN));
    TaskObject pending = in(task(2, 1, TaskObject.UNASSIGNED, 2, 0), TaskState.PENDING);
    create(pending);
    TaskObject placed = in(pending.withNode(0), TaskState.ASSIGNED);
    assertDoesNotThrow(() -> update(pending, placed));
    assertBroken("reservations within", task(3, 3, 0, 1, 0));
  }

  @Test
  void twoTasksWithOneAddress() {
    create(at(task(1, 1, 0), 10));
    create(at(task(2, 2, 0), 11));
    assertBroken("one owner for each address", at(task(3, 3, 0), 10));
  }

  @Test
  void anEndedTaskGivesItsAddressBack() {
    TaskObject old = at(task(1, 1, 0), 10);
    create(old);
    update(old, in(old, TaskState.COMPLETE));
    assertDoesNotThrow(() -> create(at(task(2, 2, 0), 10)));
  }

  @Test
  void aTaskWithTheVirtualAddressOfAService() {
    create(service(10));
    assertBroken("one owner for each address", at(task(1, 1, 0), 10));
  }

  @Test
  void aLoadBalancerWithTheAddressOfATask() {
    create(at(task(1, 1, 0), 10));
    assertBroken("one owner for each address", node(10));
  }

  @Test
  void aServiceThatGoesGivesItsAddressBack() {
    create(service(10));
    remove(service(10));
    assertDoesNotThrow(() -> create(node(10)));
  }

  @Test
  void equalAddressesOfDifferentNetworksAreDifferent() {
    create(service(10));
    TaskObject elsewhere = task(1, 1, 0).withAttachments(List.of(new NodeObject.Attachment(8, 10)));
    assertDoesNotThrow(() -> create(elsewhere));
  }

  private static ServiceObject service(int address) {
    ServiceSpec spec = new ServiceSpec(
        "web",
        new ServiceMode.Replicated(1),
        task(1, 1, 0).spec(),
        ServiceSpec.EndpointMode.VIP,
        List.of(),
        new TreeMap<>());
    return ServiceObject.create(SERVICE, spec)
        .withEndpoint(List.of(new NodeObject.Attachment(7, address)), List.of());
  }

  private static NodeObject node(int address) {
    return new NodeObject(
        0,
        0,
        "n0",
        NodeObject.Role.WORKER,
        NodeObject.Availability.ACTIVE,
        NodeObject.Status.READY,
        "",
        MACHINE,
        new TreeMap<>(),
        List.of(new NodeObject.Attachment(7, address)));
  }
}
