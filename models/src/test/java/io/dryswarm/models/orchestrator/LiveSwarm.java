package io.dryswarm.models.orchestrator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All components of a leader with agents that need 10 ms to accept, 100 ms to prepare, 200 ms to start and 500 ms to stop. Image
 * {@code bad} fails a second after its start, {@code broken} in its start, {@code brief} completes after a second, {@code stubborn} needs
 * 80 s to stop.
 */
final class LiveSwarm {
  static final int SERVICE = 7;

  private static final String AGENTS = """
      {"agent": {"acceptMs": 10, "prepareMs": 100, "startMs": 200, "stopMs": 500},
       "behaviours": [
         {"image": "bad", "exitAfterMs": 1000, "exitCode": 1},
         {"image": "broken", "failInStarting": true},
         {"image": "brief", "exitAfterMs": 1000},
         {"image": "stubborn", "stopMs": 80000}]}
      """;

  final FakeLeader leader = new FakeLeader();
  final FakeAgents agents;
  private final SeededDice dice = new SeededDice(1);
  private final StringBuilder log = new StringBuilder();
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> copies = new TreeMap<>();

  LiveSwarm(int nodes) {
    try {
      agents = new FakeAgents(leader, new ObjectMapper().readTree(AGENTS));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    leader.observe(this::note);
    leader.write(tx -> {
      for (int id = 1; id <= nodes; id++) {
        tx.create(Swarm.node(id));
      }
    });
    elect();
  }

  void elect() {
    leader.lead(
        new Allocator(),
        new Scheduler(dice),
        new ConstraintEnforcer(dice),
        new TaskReaper(),
        new ReplicatedOrchestrator(dice),
        new JobsOrchestrator(),
        new GlobalOrchestrator(dice));
  }

  void create(Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.create(service.object(SERVICE)));
  }

  void update(Swarm.ServiceBuilder service) {
    leader.write(tx -> tx.update(tx.service(SERVICE).withSpec(service.spec())));
  }

  void updateAt(double seconds, Swarm.ServiceBuilder service) {
    at(seconds, () -> update(service));
  }

  void at(double seconds, Runnable action) {
    leader.atMs((long) (seconds * 1000), action);
  }

  void node(int id, UnaryOperator<NodeObject> change) {
    leader.write(tx -> tx.update(change.apply(tx.node(id))));
  }

  /** What happened since the last call: tasks made, states wanted, running or ended, and how the update goes. */
  String runUntil(double seconds) {
    leader.runUntilMs((long) (seconds * 1000));
    String text = log.toString();
    log.setLength(0);
    return text;
  }

  UpdateStatus status() {
    return leader.view().service(SERVICE).updateStatus();
  }

  /** Tasks that are to run or run, as image and observed state, by place. */
  String tasks() {
    return leader.view().tasksOfService(SERVICE).stream()
        .filter(task -> !task.desired().isAfter(TaskState.COMPLETE))
        .sorted(java.util.Comparator.comparingInt(TaskObject::slot).thenComparing(TaskObject::node))
        .map(task -> image(task) + " " + task.observed().label())
        .collect(Collectors.joining(", "));
  }

  List<TaskObject> all() {
    return leader.view().tasksOfService(SERVICE);
  }

  private static String image(TaskObject task) {
    return task.spec().container().image();
  }

  private void note(StoreEvent event) {
    if (event.object() instanceof ServiceObject service
        && event.old() instanceof ServiceObject old) {
      UpdateStatus now = service.updateStatus();
      if (now != null && !now.equals(old.updateStatus())) {
        line(now.state() + ": " + now.message().replaceAll("task [0-9a-z]{25}", "task ID"));
      }
    } else if (event.object() instanceof TaskObject task) {
      note(task, event);
    }
  }

  private void note(TaskObject task, StoreEvent event) {
    if (event.op() == StoreEvent.Op.CREATE) {
      String place = task.serviceName() + "." + (task.slot() > 0 ? task.slot() : "n" + task.node());
      names.put(task.id(), place + "#" + copies.merge(place, 1, Integer::sum));
      line(names.get(task.id()) + " " + image(task) + ", desired " + task.desired());
    } else if (event.op() == StoreEvent.Op.UPDATE && event.old() instanceof TaskObject old) {
      if (task.desired() != old.desired()) {
        line(names.get(task.id()) + " desired " + task.desired());
      }
      if (task.observed() != old.observed() && task.observed().isAtLeast(TaskState.RUNNING)) {
        line(names.get(task.id()) + " " + task.observed());
      }
    }
  }

  private void line(String text) {
    log.append(String.format(Locale.ROOT, "%.2f %s\n", leader.nowNs() / 1e9, text));
  }
}
