package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.conformance.input.JsonKeys;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The agents of the recorded timelines: fixed delays to accept, prepare, start and stop; containers that behave as the case says. They
 * learn of changes at once. While a node is down its agent goes on, but reports nothing.
 */
final class OracleAgents {
  private static final Set<String> BEHAVIOUR = Set.of(
      "image",
      "exitAfterMs",
      "exitCode",
      "rejectInPreparing",
      "onlyFirstStarts",
      "onlySlots",
      "failInStarting",
      "stopMs");

  private static final class Local {
    final TaskObject task;

    @Nullable
    JsonNode behaviour;

    TaskState state = TaskState.ASSIGNED;
    TaskState desired;
    int operation;
    boolean busy;
    boolean stopping;

    Local(TaskObject task) {
      this.task = task;
      this.desired = task.desired();
    }
  }

  private final SoloLeader leader;
  private final JsonNode delays;
  private final List<JsonNode> behaviours = new ArrayList<>();
  private final int[] starts;
  private final TreeMap<Integer, Local> tasks = new TreeMap<>();
  private final TreeSet<Integer> downNodes = new TreeSet<>();

  OracleAgents(SoloLeader leader, JsonNode recorded) {
    this.leader = leader;
    this.delays = recorded.get("agent");
    for (JsonNode behaviour : recorded.path("behaviours")) {
      JsonKeys.onlyKnown("behaviour", behaviour, BEHAVIOUR);
      behaviours.add(behaviour);
    }
    this.starts = new int[behaviours.size()];
    leader.observe((index, event) -> onEvent(event));
  }

  void down(int node) {
    downNodes.add(node);
  }

  /** The node reports all its tasks. */
  void up(int node) {
    downNodes.remove(node);
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
      Local local = tasks.get(task.id());
      if (local == null) {
        local = new Local(task);
        tasks.put(task.id(), local);
      }
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
    } else if (!local.busy) {
      proceed(local);
    }
  }

  private void proceed(Local local) {
    switch (local.state) {
      case ASSIGNED -> after(local, delay("acceptMs"), TaskState.PREPARING);
      case PREPARING -> {
        boolean rejected = behaviourOf(local).path("rejectInPreparing").asBoolean();
        after(local, delay("prepareMs"), rejected ? TaskState.REJECTED : TaskState.READY);
      }
      case READY -> {
        if (local.desired.isAtLeast(TaskState.RUNNING)) {
          become(local, TaskState.STARTING);
        }
      }
      case STARTING -> {
        boolean fails = behaviourOf(local).path("failInStarting").asBoolean();
        after(local, delay("startMs"), fails ? TaskState.FAILED : TaskState.RUNNING);
      }
      case RUNNING -> {
        JsonNode behaviour = behaviourOf(local);
        // 0 is the recorder's way to say "never".
        if (behaviour.path("exitAfterMs").asLong() > 0) {
          boolean well = behaviour.path("exitCode").asInt() == 0;
          after(
              local,
              behaviour.get("exitAfterMs").asLong(),
              well ? TaskState.COMPLETE : TaskState.FAILED);
        }
      }
      default -> throw new Unsupported("agent state " + local.state);
    }
  }

  private long delay(String key) {
    return delays.get(key).asLong();
  }

  private long stopMs(Local local) {
    return behaviourOf(local).path("stopMs").asLong(delay("stopMs"));
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

  /** The first behaviour that matches, counted as a start when first asked for; the same one for the whole life of the task. */
  private JsonNode behaviourOf(Local local) {
    JsonNode behaviour = local.behaviour;
    if (behaviour == null) {
      behaviour = nextBehaviour(local.task);
      local.behaviour = behaviour;
    }
    return behaviour;
  }

  private JsonNode nextBehaviour(TaskObject task) {
    for (int i = 0; i < behaviours.size(); i++) {
      if (matches(behaviours.get(i), task) && starts[i] < limit(behaviours.get(i))) {
        starts[i]++;
        return behaviours.get(i);
      }
    }
    return MissingNode.getInstance();
  }

  private static int limit(JsonNode behaviour) {
    return behaviour.path("onlyFirstStarts").asInt(Integer.MAX_VALUE);
  }

  private static boolean matches(JsonNode behaviour, TaskObject task) {
    boolean slotFits = !behaviour.has("onlySlots");
    for (JsonNode slot : behaviour.path("onlySlots")) {
      slotFits |= slot.asInt() == task.slot();
    }
    return slotFits
        && behaviour.get("image").asText().equals(task.spec().container().image());
  }
}
