package io.dryswarm.models.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.MountType;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.Platform;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceSpec;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plays one recorded scheduler case against our scheduler. */
final class RecordedCase {
  private static final long STEP_MS = 3000;
  private final OracleNodes nodes = new OracleNodes();
  private final Map<String, ServiceObject> services = new TreeMap<>();
  private final Map<String, NetworkObject> networks = new TreeMap<>();
  private final Set<String> unversioned = new TreeSet<>();
  private final FakeLeader leader = new FakeLeader();
  private final long seed;
  private final EngineProfile engine;
  private boolean stuck;
  private int slots;
  private int nextId = 1;

  RecordedCase(JsonNode recorded, long seed, EngineProfile engine) {
    this.seed = seed;
    this.engine = engine;
    leader.write(tx -> setUp(recorded, tx));
    restartScheduler();
    leader.runUntilMs(STEP_MS);
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
    stuck = false;
    leader.lead(new Scheduler(
        new SeededDice(seed), PlacementFilters.installed(), engine, task -> stuck = true));
  }

  private void setUp(JsonNode recorded, StoreTx tx) {
    for (JsonNode node : recorded.get("nodes")) {
      tx.create(object(node));
    }
    for (JsonNode volume : recorded.path("volumes")) {
      tx.create(volume(volume));
    }
    for (JsonNode service : recorded.get("services")) {
      if (service.has("noSpecVersion")) {
        unversioned.add(service.get("id").asText());
      }
      service.path("networkPlugins").forEach(driver -> network(driver.asText(), tx));
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
      tx.create(complete(Swarm.task(tx.nextId(), service, ++slots, node, observed, desired)));
    }
  }

  private TaskObject complete(TaskObject task) {
    boolean versioned = !unversioned.contains(task.serviceName());
    return new TaskObject(
        task.id(),
        0,
        task.service(),
        task.serviceName(),
        task.slot(),
        task.node(),
        task.spec(),
        versioned ? task.specVersion() : TaskObject.NO_SPEC_VERSION,
        task.desired(),
        task.status(),
        task.spec().networks().stream()
            .map(attachment ->
                new NodeObject.Attachment(networks.get(attachment.network()).id(), 0))
            .toList(),
        0,
        0,
        List.of(),
        task.endpoint());
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
        volume.get("scope").asText().equals("single")
            ? VolumeSpec.Scope.SINGLE_NODE
            : VolumeSpec.Scope.MULTI_NODE,
        switch (volume.get("sharing").asText()) {
          case "none" -> VolumeSpec.Sharing.NONE;
          case "readonly" -> VolumeSpec.Sharing.READ_ONLY;
          case "onewriter" -> VolumeSpec.Sharing.ONE_WRITER;
          case "all" -> VolumeSpec.Sharing.ALL;
          default -> throw new IllegalArgumentException(volume.toString());
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
    List<GenericResource.Discrete> generic = new ArrayList<>();
    List<Platform> platforms = new ArrayList<>();
    Swarm.ServiceBuilder builder = Swarm.service(service.get("id").asText())
        .placement(constraints, spread, service.path("maxReplicas").asLong(0))
        .reserve(
            StrictMath.round(service.path("cpus").asDouble(0) * 1e9),
            service.path("memMiB").asLong(0) * Swarm.MIB);
    service
        .path("generic")
        .forEach(wanted -> generic.add(new GenericResource.Discrete(
            wanted.get("kind").asText(), wanted.get("value").asLong())));
    service
        .path("platforms")
        .forEach(platform -> platforms.add(
            new Platform(platform.path("os").asText(""), platform.path("arch").asText(""))));
    builder
        .reserve(generic.toArray(new GenericResource.Discrete[0]))
        .platforms(platforms.toArray(new Platform[0]))
        .logDriver(service.path("logDriver").asText(""));
    service.path("networkPlugins").forEach(driver -> builder.network(driver.asText()));
    int mounts = 0;
    for (JsonNode driver : service.path("volumePlugins")) {
      builder.mount(
          new MountSpec(MountType.VOLUME, "data", "/data" + mounts++, false, driver.asText()));
    }
    for (JsonNode mount : service.path("csiMounts")) {
      builder.clusterVolume(
          mount.get("source").asText(),
          "/csi" + mounts++,
          mount.path("readOnly").asBoolean());
    }
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
