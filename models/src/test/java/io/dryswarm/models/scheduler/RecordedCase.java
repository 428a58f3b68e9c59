package io.dryswarm.models.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Plays one recorded scheduler case against our scheduler. */
final class RecordedCase {
  private static final long STEP_MS = 3000;
  private static final List<String> LATER = List.of(
      "platforms",
      "generic",
      "networkPlugins",
      "logDriver",
      "volumePlugins",
      "csiMounts",
      "noSpecVersion");

  private final OracleNodes nodes = new OracleNodes();
  private final Map<String, ServiceObject> services = new TreeMap<>();
  private final FakeLeader leader = new FakeLeader();
  private final long seed;
  private int slots;
  private int nextId = 1;

  RecordedCase(JsonNode recorded, long seed) {
    this.seed = seed;
    leader.write(tx -> setUp(recorded, tx));
    restartScheduler();
    leader.runUntilMs(STEP_MS);
  }

  /** Whether the case speaks only of what the scheduler models. */
  static boolean isSupported(JsonNode recorded) {
    for (JsonNode service : recorded.get("services")) {
      if (LATER.stream().anyMatch(service::has)) {
        return false;
      }
    }
    return true;
  }

  OracleNodes nodes() {
    return nodes;
  }

  /** One transaction, then three seconds. */
  void play(JsonNode step) {
    for (JsonNode op : step.get("ops")) {
      if (op.get("op").asText().equals("sleep")) {
        leader.runUntilMs(leader.nowMs() + op.get("seconds").asLong() * 1000);
      } else if (op.get("op").asText().equals("restartScheduler")) {
        restartScheduler();
      }
    }
    leader.write(tx -> step.get("ops").forEach(op -> apply(op, tx)));
    leader.runUntilMs(leader.nowMs() + STEP_MS);
  }

  /** Active tasks per service and node. */
  Map<String, Map<String, Integer>> tasksPerNode() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (TaskObject task : leader.view().tasks()) {
      if (isActive(task)) {
        counts
            .computeIfAbsent(task.serviceName(), s -> new TreeMap<>())
            .merge(nodes.name(task.node()), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Waiting tasks by service, or {@code service@node} for bound ones, with their error texts. */
  Map<String, List<String>> pending() {
    Map<String, List<String>> errors = new TreeMap<>();
    for (TaskObject task : leader.view().tasks()) {
      if (task.observed() == TaskState.PENDING && !task.desired().isAfter(TaskState.COMPLETE)) {
        String bound = task.node() == TaskObject.UNASSIGNED ? "" : "@" + nodes.name(task.node());
        errors
            .computeIfAbsent(task.serviceName() + bound, s -> new ArrayList<>())
            .add(task.status().err());
      }
    }
    return errors;
  }

  private void restartScheduler() {
    leader.lead(new Scheduler(new SeededDice(seed)));
  }

  private void setUp(JsonNode recorded, StoreTx tx) {
    for (JsonNode node : recorded.get("nodes")) {
      tx.create(object(node));
    }
    for (JsonNode service : recorded.get("services")) {
      ServiceObject object = new ServiceObject(
          nextId++,
          0,
          spec(service),
          service.get("specVersion").asLong(),
          true,
          List.of(),
          List.of());
      services.put(object.spec().name(), object);
      if (!service.has("serviceObjectMissing")) {
        tx.create(object);
      }
    }
    for (JsonNode tasks : recorded.path("initialTasks")) {
      TaskState state = state(tasks, "state", TaskState.RUNNING);
      TaskState desired = state(tasks, "desired", TaskState.RUNNING);
      createTasks(tasks, nodes.number(tasks.get("node").asText()), state, desired, tx);
    }
  }

  private void apply(JsonNode op, StoreTx tx) {
    switch (op.get("op").asText()) {
      case "create" ->
        createTasks(op, TaskObject.UNASSIGNED, TaskState.PENDING, TaskState.RUNNING, tx);
      case "createOn" ->
        createTasks(
            op, nodes.number(op.get("node").asText()), TaskState.PENDING, TaskState.RUNNING, tx);
      case "taskState" -> selected(op, tx).forEach(task -> tx.update(changed(task, op)));
      case "deleteTasks" -> selected(op, tx).forEach(tx::remove);
      case "addNode" -> tx.create(object(op.get("nodeSpec")));
      case "updateNode" -> {
        NodeObject node = object(op.get("nodeSpec"));
        tx.update(node.withVersion(tx.node(node.id()).version()));
      }
      case "removeNode" -> tx.remove(tx.node(nodes.number(op.get("node").asText())));
      case "updateService" -> updateService(op.get("serviceSpec"), tx);
      case "sleep", "restartScheduler" -> {}
      default -> throw new IllegalArgumentException(op.toString());
    }
  }

  private void updateService(JsonNode service, StoreTx tx) {
    ServiceObject old = tx.service(services.get(service.get("id").asText()).id());
    ServiceObject updated = new ServiceObject(
        old.id(),
        old.version(),
        spec(service),
        service.get("specVersion").asLong(),
        true,
        List.of(),
        List.of());
    tx.update(updated);
    services.put(updated.spec().name(), updated);
  }

  private void createTasks(
      JsonNode op, int node, TaskState observed, TaskState desired, StoreTx tx) {
    ServiceObject service = services.get(op.get("service").asText());
    for (int i = 0; i < op.get("count").asInt(); i++) {
      tx.create(Swarm.task(tx.nextId(), service, ++slots, node, observed, desired));
    }
  }

  private List<TaskObject> selected(JsonNode op, StoreTx tx) {
    String node = op.get("node").asText();
    boolean pending = node.equals("*pending*");
    return tx.tasks().stream()
        .filter(task -> task.serviceName().equals(op.get("service").asText()))
        .filter(task -> pending
            ? task.observed() == TaskState.PENDING
            : isActive(task) && task.node() == nodes.number(node))
        .limit(op.get("count").asInt())
        .toList();
  }

  private TaskObject changed(TaskObject task, JsonNode op) {
    TaskState observed = state(op, "state", task.observed());
    return task.withDesired(state(op, "desired", task.desired()))
        .withStatus(TaskStatus.of(observed, "", leader.nowNs()));
  }

  private NodeObject object(JsonNode node) {
    return nodes.object(nodes.number(node.get("id").asText()), node);
  }

  private static boolean isActive(TaskObject task) {
    return task.node() != TaskObject.UNASSIGNED
        && task.observed().isAtLeast(TaskState.ASSIGNED)
        && !task.observed().isTerminal()
        && !task.desired().isAfter(TaskState.COMPLETE);
  }

  private static TaskState state(JsonNode op, String key, TaskState otherwise) {
    return op.has(key)
        ? TaskState.valueOf(op.get(key).asText().toUpperCase(Locale.ROOT))
        : otherwise;
  }

  private static ServiceSpec spec(JsonNode service) {
    List<String> constraints = new ArrayList<>();
    service
        .path("constraints")
        .forEach(c -> constraints.add(c.asText().replaceAll("(node\\.id[!=]=)n", "$1node")));
    List<String> spread = new ArrayList<>();
    service.path("spread").forEach(label -> spread.add(label.asText()));
    Swarm.ServiceBuilder builder = Swarm.service(service.get("id").asText())
        .placement(constraints, spread, service.path("maxReplicas").asLong(0))
        .reserve(
            StrictMath.round(service.path("cpus").asDouble(0) * 1e9),
            service.path("memMiB").asLong(0) * Swarm.MIB);
    for (JsonNode port : service.path("ports")) {
      builder.port(
          port.path("published").asInt(0),
          80,
          PortSpec.Protocol.valueOf(port.get("protocol").asText().toUpperCase(Locale.ROOT)),
          PortSpec.PublishMode.valueOf(port.get("mode").asText().toUpperCase(Locale.ROOT)));
    }
    return builder.spec();
  }
}
