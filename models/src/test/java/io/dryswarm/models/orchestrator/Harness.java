package io.dryswarm.models.orchestrator;

import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.leader.TaskLog;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One component under test; the test plays everybody else. */
final class Harness {
  static final int SERVICE = 7;

  final FakeLeader leader = new FakeLeader();
  final TaskLog log = new TaskLog(leader);
  private final Supplier<LeaderComponent> component;

  Harness(int nodes, Supplier<LeaderComponent> component) {
    this.component = component;
    leader.write(tx -> {
      for (int id = 1; id <= nodes; id++) {
        tx.create(Swarm.node(id));
      }
    });
    elect();
  }

  void elect() {
    leader.lead(component.get());
  }

  void create(Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.create(service.object(SERVICE)));
  }

  void update(Swarm.ServiceBuilder service) {
    ServiceSpec spec = service.spec();
    leader.write(tx -> tx.update(tx.service(SERVICE).withSpec(spec)));
  }

  void removeService() {
    leader.write(tx -> tx.remove(tx.service(SERVICE)));
  }

  /** The newest task of the slot is on the node and runs. */
  void run(int slot, int node) {
    change(newest(slot), task -> task.withNode(node));
    observe(slot, TaskState.RUNNING);
  }

  void observe(int slot, TaskState state) {
    observeTask(newest(slot), state);
  }

  void observeTask(int id, TaskState state) {
    change(id, task -> task.withStatus(TaskStatus.of(state, "", leader.nowNs())));
  }

  void change(int id, UnaryOperator<TaskObject> change) {
    leader.write(tx -> tx.update(change.apply(tx.task(id))));
  }

  void status(int node, Status status) {
    changeNode(node, n -> n.withStatus(status, ""));
  }

  void availability(int node, Availability availability) {
    changeNode(node, n -> n.withAvailability(availability));
  }

  void changeNode(int node, UnaryOperator<NodeObject> change) {
    leader.write(tx -> tx.update(change.apply(tx.node(node))));
  }

  int newest(int slot) {
    return tasks().stream()
        .filter(task -> task.slot() == slot)
        .max(Comparator.comparingInt(TaskObject::id))
        .orElseThrow()
        .id();
  }

  List<TaskObject> tasks() {
    return leader.view().tasks();
  }

  String runUntil(double seconds) {
    leader.runUntilMs((long) (seconds * 1000));
    return log.drain();
  }
}
