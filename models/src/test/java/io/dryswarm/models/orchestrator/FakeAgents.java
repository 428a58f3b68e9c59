package io.dryswarm.models.orchestrator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The agents of the recorded timelines: fixed delays to accept, prepare, start and stop; containers that behave as the case says. They
 * learn of changes at once. While a node is down its agent goes on, but reports nothing.
 */
final class FakeAgents {
  private static final class Local {
    final TaskObject task;
    TaskState state = TaskState.ASSIGNED;
    TaskState desired;
    JsonNode behaviour;
    int operation;
    boolean busy;
    boolean stopping;

    Local(TaskObject task) {
      this.task = task;
      this.desired = task.desired();
    }
  }

  private final FakeLeader leader;
  private final JsonNode delays;
  private final JsonNode behaviours;
  private final Map<Integer, Local> tasks = new TreeMap<>();
  private final Map<JsonNode, Integer> starts = new LinkedHashMap<>();
  private final TreeSet<Integer> downNodes = new TreeSet<>();

  FakeAgents(FakeLeader leader, JsonNode recorded) {
    this.leader = leader;
    this.delays = recorded.get("agent");
    this.behaviours = recorded.path("behaviours");
    leader.observe(this::onEvent);
  }

  void down(int node) {
    downNodes.add(node);
  }

  void up(int node) {
    downNodes.remove(node);
    report(node);
  }

  /** The node reports all its tasks, unless it is down. */
  void report(int node) {
    for (Local local : List.copyOf(tasks.values())) {
      if (local.task.node() == node) {
        report(local);
      }
    }
  }

  /** The containers of these running tasks end. */
  void exit(Predicate<TaskObject> which, TaskState state) {
    for (Local local : List.copyOf(tasks.values())) {
      if (local.state == TaskState.RUNNING && which.test(local.task)) {
        local.operation++;
        become(local, state);
      }
    }
  }

  private void onEvent(StoreEvent event) {
    if (!(event.object() instanceof TaskObject task)) {
      return;
    }
    if (event.op() == StoreEvent.Op.REMOVE) {
      tasks.remove(task.id());
    } else if (task.observed().isAtLeast(TaskState.ASSIGNED)) {
      Local local = tasks.computeIfAbsent(task.id(), id -> new Local(task));
      local.desired = task.desired();
      step(local);
    }
  }

  private void step(Local local) {
    if (local.state.isTerminal() || local.stopping) {
      return;
    }
    if (local.desired.isAfter(TaskState.COMPLETE)) {
      local.operation++;
      local.stopping = true;
      after(local, local.state == TaskState.RUNNING ? stopMs(local) : 0, TaskState.SHUTDOWN);
      return;
    }
    if (local.busy) {
      return;
    }
    switch (local.state) {
      case ASSIGNED -> after(local, delays.get("acceptMs").asLong(), TaskState.PREPARING);
      case PREPARING -> {
        boolean rejected = behaviourOf(local).path("rejectInPreparing").asBoolean();
        after(
            local,
            delays.get("prepareMs").asLong(),
            rejected ? TaskState.REJECTED : TaskState.READY);
      }
      case READY -> {
        if (local.desired.isAtLeast(TaskState.RUNNING)) {
          become(local, TaskState.STARTING);
        }
      }
      case STARTING -> {
        boolean fails = behaviourOf(local).path("failInStarting").asBoolean();
        after(local, delays.get("startMs").asLong(), fails ? TaskState.FAILED : TaskState.RUNNING);
      }
      case RUNNING -> {
        JsonNode behaviour = behaviourOf(local);
        if (behaviour.path("exitAfterMs").asLong() > 0) {
          boolean well = behaviour.path("exitCode").asInt() == 0;
          after(
              local,
              behaviour.get("exitAfterMs").asLong(),
              well ? TaskState.COMPLETE : TaskState.FAILED);
        }
      }
      default -> throw new AssertionError(local.state);
    }
  }

  private void after(Local local, long delayMs, TaskState next) {
    int operation = local.operation;
    local.busy = true;
    leader.atMs(leader.nowMs() + delayMs, () -> {
      if (operation == local.operation) {
        local.busy = false;
        become(local, next);
      }
    });
  }

  private void become(Local local, TaskState state) {
    local.state = state;
    report(local);
    step(local);
  }

  private void report(Local local) {
    if (downNodes.contains(local.task.node())) {
      return;
    }
    TaskStatus status = TaskStatus.of(local.state, "", leader.nowNs());
    leader.write(tx -> {
      TaskObject stored = tx.task(local.task.id());
      if (stored != null && status.state().isAfter(stored.observed())) {
        tx.update(stored.withStatus(status));
      }
    });
  }

  private long stopMs(Local local) {
    return behaviourOf(local).path("stopMs").asLong(delays.get("stopMs").asLong());
  }

  /** The first behaviour that matches, counted as a start; the same one for the whole life of the task. */
  private JsonNode behaviourOf(Local local) {
    if (local.behaviour == null) {
      local.behaviour = MissingNode.getInstance();
      for (JsonNode behaviour : behaviours) {
        if (matches(behaviour, local.task)) {
          starts.merge(behaviour, 1, Integer::sum);
          local.behaviour = behaviour;
          break;
        }
      }
    }
    return local.behaviour;
  }

  private boolean matches(JsonNode behaviour, TaskObject task) {
    boolean slotFits = !behaviour.has("onlySlots");
    for (JsonNode slot : behaviour.path("onlySlots")) {
      slotFits |= slot.asInt() == task.slot();
    }
    return slotFits
        && behaviour.get("image").asText().equals(task.spec().container().image())
        && starts.getOrDefault(behaviour, 0)
            < behaviour.path("onlyFirstStarts").asInt(Integer.MAX_VALUE);
  }
}
