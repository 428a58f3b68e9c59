package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.scheduler.PlacementFilters;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays one recorded scheduler case against our scheduler, for one order of what it leaves to chance. */
final class SchedulerPlay {
  private static final long STEP_MS = 3000;

  private final OracleNodes nodes = new OracleNodes();
  private final Map<String, ServiceObject> services = new TreeMap<>();
  private final Map<String, NetworkObject> networks = new TreeMap<>();
  private final TreeSet<String> unversioned = new TreeSet<>();
  private final EngineProfile engine;
  private final SoloLeader leader;
  private boolean stuck;
  private int schedulers;
  private int slots;
  private int nextId = 1;

  SchedulerPlay(JsonNode recorded, long seed, EngineProfile engine) {
    this.engine = engine;
    leader = new SoloLeader("scheduler", seed, List.of(), () -> List.of(newScheduler()));
    leader.write(tx -> setUp(recorded, tx));
    leader.runUntilMs(0);
    leader.elect();
    leader.runUntilMs(STEP_MS);
  }

  private Scheduler newScheduler() {
    stuck = false;
    return new Scheduler(
        leader.dice("scheduler.ties." + schedulers++),
        PlacementFilters.installed(),
        engine,
        task -> stuck = true);
  }

  /** Whether the scheduler goes round for ever. */
  boolean isStuck() {
    return stuck;
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
        leader.elect();
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

  private void setUp(JsonNode recorded, StoreTx tx) {
    for (JsonNode node : recorded.get("nodes")) {
      tx.create(nodes.object(node));
    }
    for (JsonNode volume : recorded.path("volumes")) {
      tx.create(volume(volume));
    }
    for (JsonNode service : recorded.get("services")) {
      if (service.path("noSpecVersion").asBoolean()) {
        unversioned.add(service.get("id").asText());
      }
      service.path("networkPlugins").forEach(driver -> network(driver.asText(), tx));
      ServiceObject object = new ServiceObject(
          nextId++,
          0,
          OracleServices.scheduled(service),
          service.get("specVersion").asLong(),
          true,
          List.of(),
          List.of());
      services.put(object.spec().name(), object);
      if (!service.path("serviceObjectMissing").asBoolean()) {
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
      case "addNode" -> tx.create(nodes.object(op.get("nodeSpec")));
      case "updateNode" -> {
        NodeObject node = nodes.object(op.get("nodeSpec"));
        tx.update(node.withVersion(stored(tx, node.id()).version()));
      }
      case "removeNode" -> tx.remove(stored(tx, nodes.number(op.get("node").asText())));
      case "updateService" -> updateService(op.get("serviceSpec"), tx);
      case "sleep", "restartScheduler" -> {
        // Done before the transaction.
      }
      default -> throw new Unsupported("operation '" + op.get("op").asText() + "'");
    }
  }

  private static NodeObject stored(StoreTx tx, int node) {
    NodeObject stored = tx.node(node);
    if (stored == null) {
      throw new Unsupported("change of a node that is not there");
    }
    return stored;
  }

  private void updateService(JsonNode service, StoreTx tx) {
    ServiceObject old = known(service.get("id").asText());
    ServiceObject stored = tx.service(old.id());
    ServiceObject updated = new ServiceObject(
        old.id(),
        stored == null ? 0 : stored.version(),
        OracleServices.scheduled(service),
        service.get("specVersion").asLong(),
        true,
        List.of(),
        List.of());
    tx.update(updated);
    services.put(updated.spec().name(), updated);
  }

  private ServiceObject known(String service) {
    ServiceObject known = services.get(service);
    if (known == null) {
      throw new Unsupported("service '" + service + "', which the case does not define");
    }
    return known;
  }

  private void createTasks(
      JsonNode op, int node, TaskState observed, TaskState desired, StoreTx tx) {
    ServiceObject service = known(op.get("service").asText());
    for (int i = 0; i < op.get("count").asInt(); i++) {
      tx.create(new TaskObject(
          tx.nextId(),
          0,
          service.id(),
          service.spec().name(),
          ++slots,
          node,
          service.spec().task(),
          unversioned.contains(service.spec().name())
              ? TaskObject.NO_SPEC_VERSION
              : service.specVersion(),
          desired,
          TaskStatus.of(observed, "pending task scheduling", 0),
          attachments(service),
          0,
          0,
          List.of(),
          service.spec().endpoint()));
    }
  }

  private List<NodeObject.Attachment> attachments(ServiceObject service) {
    List<NodeObject.Attachment> attachments = new ArrayList<>();
    for (NetworkAttachmentSpec attachment : service.spec().task().networks()) {
      NetworkObject network = networks.get(attachment.network());
      if (network != null) {
        attachments.add(new NodeObject.Attachment(network.id(), 0));
      }
    }
    return attachments;
  }

  private void network(String driver, StoreTx tx) {
    if (!networks.containsKey(driver)) {
      NetworkObject network =
          NetworkObject.create(nextId++, NetworkSpec.overlay(driver).withDriver(driver));
      networks.put(driver, network);
      tx.create(network);
    }
  }

  private VolumeObject volume(JsonNode volume) {
    VolumeSpec spec = new VolumeSpec(
        volume.get("name").asText(),
        volume.path("group").asText(""),
        volume.get("driver").asText(),
        switch (volume.get("scope").asText()) {
          case "single" -> VolumeSpec.Scope.SINGLE_NODE;
          case "multi" -> VolumeSpec.Scope.MULTI_NODE;
          default -> throw new Unsupported("volume scope " + volume.get("scope"));
        },
        switch (volume.get("sharing").asText()) {
          case "none" -> VolumeSpec.Sharing.NONE;
          case "readonly" -> VolumeSpec.Sharing.READ_ONLY;
          case "onewriter" -> VolumeSpec.Sharing.ONE_WRITER;
          case "all" -> VolumeSpec.Sharing.ALL;
          default -> throw new Unsupported("volume sharing " + volume.get("sharing"));
        },
        VolumeSpec.Availability.ACTIVE);
    VolumeObject.Info info =
        new VolumeObject.Info("plugin-" + volume.get("id").asText(), List.of());
    return new VolumeObject(nextId++, 0, spec, info, List.of());
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
}
