package io.dryswarm.models.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject.Attachment;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All components together, writes that take time, and users, nodes, containers and leaders that misbehave: the swarm recovers. */
class TurbulenceTest {
  private static final int NODES = 6;
  private static final int REPLICATED = 7;
  private static final int GLOBAL = 8;
  private static final int JOB = 9;
  private static final long TURBULENT_MS = 200_000;
  private static final long QUIET_MS = 200_000;

  private final FakeLeader leader = new FakeLeader(7_000_000);
  private final TreeSet<Integer> livingAddresses = new TreeSet<>();
  private FakeAgents agents;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyServiceIsAsItsSpecWantsItAfterTheStorm(long seed) throws JsonProcessingException {
    SeededDice dice = new SeededDice(seed);
    start(seed);
    for (long ms = 2000; ms < TURBULENT_MS; ms += dice.between(50, 2000)) {
      leader.atMs(ms, () -> disturb(dice, seed));
    }
    leader.runUntilMs(TURBULENT_MS);
    for (int node = 1; node <= NODES; node++) {
      calm(node);
    }
    update(REPLICATED, "last", dice);
    update(GLOBAL, "last", dice);
    leader.runUntilMs(TURBULENT_MS + QUIET_MS);

    assertRunning(REPLICATED, TaskObject::slot, replicas());
    assertRunning(GLOBAL, TaskObject::node, NODES);
    assertUpToDate(REPLICATED);
    assertUpToDate(GLOBAL);
    assertJobIsDone();
    assertHistoryIsTrimmed();
  }

  private void start(long seed) throws JsonProcessingException {
    agents = new FakeAgents(leader, new ObjectMapper().readTree("""
                    {"agent": {"acceptMs": 10, "prepareMs": 300, "startMs": 200, "stopMs": 3000},
                     "behaviours": [{"image": "once", "exitAfterMs": 20000}]}
                    """));
    leader.observe(this::checkAddresses);
    leader.write(tx -> {
      tx.create(NetworkObject.create(100, NetworkSpec.ingressNetwork()));
      tx.create(NetworkObject.create(101, NetworkSpec.overlay("front")));
      for (int id = 1; id <= NODES; id++) {
        tx.create(Swarm.node(id));
      }
      tx.create(Swarm.service("web").replicas(5).network("front").object(REPLICATED));
      tx.create(Swarm.service("mon").global().network("front").object(GLOBAL));
      tx.create(Swarm.service("job")
          .mode(new ServiceMode.ReplicatedJob(2, 6))
          .image("once")
          .object(JOB));
    });
    leader.runUntilMs(100);
    elect(seed);
  }

  private void elect(long seed) {
    leader.lead(
        new Allocator(),
        new Scheduler(new SeededDice(seed)),
        new ConstraintEnforcer(new SeededDice(seed)),
        new TaskReaper(),
        new ReplicatedOrchestrator(new SeededDice(seed)),
        new JobsOrchestrator(),
        new GlobalOrchestrator(new SeededDice(seed)));
    for (int node = 1; node <= NODES; node++) {
      agents.report(node); // reports on their way to the old leader were lost
    }
  }

  private void disturb(SeededDice dice, long seed) {
    int node = 1 + dice.below(NODES);
    switch (dice.below(10)) {
      case 0 -> {
        agents.down(node);
        leader.write(tx -> tx.update(tx.node(node).withStatus(Status.DOWN, "")));
      }
      case 1 -> leader.write(tx -> tx.update(tx.node(node).withAvailability(Availability.DRAIN)));
      case 2, 3 -> calm(node);
      case 4, 5 -> agents.exit(task -> task.node() == node, TaskState.FAILED);
      case 6 -> scale(1 + dice.below(12));
      case 7 -> update(REPLICATED, "v" + dice.below(4), dice);
      case 8 -> update(GLOBAL, "v" + dice.below(4), dice);
      default -> elect(seed);
    }
  }

  private void calm(int node) {
    leader.write(tx -> tx.update(
        tx.node(node).withStatus(Status.READY, "").withAvailability(Availability.ACTIVE)));
    agents.up(node);
  }

  private void scale(int to) {
    change(REPLICATED, spec -> spec.withMode(new ServiceMode.Replicated(to)));
  }

  private void update(int service, String image, SeededDice dice) {
    UpdateConfig config = new UpdateConfig(
        dice.below(4),
        dice.below(3) * 1_000_000_000L,
        UpdateConfig.FailureAction.CONTINUE,
        5_000_000_000L,
        0,
        UpdateConfig.Order.values()[dice.below(2)]);
    change(
        service,
        spec -> spec.withUpdates(config, null)
            .withTask(spec.task().withContainer(spec.task().container().withImage(image))));
  }

  private void change(int service, UnaryOperator<ServiceSpec> change) {
    leader.write(tx ->
        tx.update(tx.service(service).withSpec(change.apply(tx.service(service).spec()))));
  }

  /** A write may be lost with its leader, so what counts is what the store says. */
  private int replicas() {
    return ((ServiceMode.Replicated) leader.view().service(REPLICATED).spec().mode()).replicas();
  }

  private void assertRunning(int service, ToIntFunction<TaskObject> place, int expected) {
    TreeSet<Integer> places = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (TaskObject task : leader.view().tasksOfService(service)) {
      if (!task.desired().isAfter(TaskState.RUNNING)) {
        boolean first = places.add(place.applyAsInt(task));
        if (!first || task.observed() != TaskState.RUNNING) {
          wrong.add(task.toString());
        }
      } else if (task.observed().isAtLeast(TaskState.ASSIGNED)
          && !task.observed().isTerminal()) {
        // One that was given up before it got its node stays in the history: a new leader's
        // scheduler passes over it.
        wrong.add(task.toString());
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(expected, places.size());
  }

  private void assertUpToDate(int service) {
    leader.view().tasksOfService(service).stream()
        .filter(task -> task.desired() == TaskState.RUNNING)
        .forEach(task -> assertEquals("last", task.spec().container().image()));
    assertEquals(
        UpdateStatus.State.COMPLETED,
        leader.view().service(service).updateStatus().state());
  }

  /** Every completion in a slot of its own, whatever became of nodes and leaders. */
  private void assertJobIsDone() {
    List<Integer> slots = leader.view().tasksOfService(JOB).stream()
        .filter(task -> task.observed() == TaskState.COMPLETE)
        .map(TaskObject::slot)
        .sorted()
        .toList();
    assertEquals(List.of(0, 1, 2, 3, 4, 5), slots);
  }

  private void assertHistoryIsTrimmed() {
    for (TaskObject task : leader.view().tasks()) {
      if (task.service() == JOB) {
        continue; // Swarm keeps all of them
      }
      long inPlace = leader.view().tasksOfService(task.service()).stream()
          .filter(t -> t.slot() == task.slot() && (t.slot() > 0 || t.node() == task.node()))
          .count();
      assertTrue(inPlace <= ClusterSpec.DEFAULT.taskHistoryLimit(), () -> inPlace + " of " + task);
    }
  }

  /** No address is given to two living tasks. */
  private void checkAddresses(StoreEvent event) {
    if (!(event.object() instanceof TaskObject task)) {
      return;
    }
    TaskObject old = event.old() instanceof TaskObject before ? before : null;
    if (old != null && !old.observed().isTerminal()) {
      old.attachments().stream().map(Attachment::address).forEach(livingAddresses::remove);
    }
    if (event.op() != StoreEvent.Op.REMOVE && !task.observed().isTerminal()) {
      for (Attachment attachment : task.attachments()) {
        assertTrue(livingAddresses.add(attachment.address()), () -> "twice: " + task);
      }
    }
  }
}
