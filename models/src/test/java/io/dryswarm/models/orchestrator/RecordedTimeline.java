package io.dryswarm.models.orchestrator;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.leader.FakeLeader;
import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.leader.Swarm;
import io.dryswarm.models.scheduler.OracleNodes;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.RestartPolicy;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.UpdateConfig;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Plays a recorded timeline: all components of the leader together, and the recording's agents. */
final class RecordedTimeline {
  private static final Set<TaskState> NOT_LISTED =
      EnumSet.of(TaskState.PENDING, TaskState.ACCEPTED, TaskState.PREPARING, TaskState.STARTING);

  private final JsonNode recorded;
  private final FakeLeader leader = new FakeLeader();
  private final OracleNodes nodes = new OracleNodes();
  private final FakeAgents agents;
  private final SeededDice dice;
  private final List<String> statuses = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> copies = new TreeMap<>();

  RecordedTimeline(JsonNode recorded) {
    this(recorded, recorded.get("id").asText().length());
  }

  /** As the other one, with other draws where Swarm's choice is free. */
  RecordedTimeline(JsonNode recorded, long seed) {
    this.recorded = recorded;
    this.dice = new SeededDice(seed);
    leader.write(tx -> {
      tx.create(ClusterObject.create(withLimit(recorded.get("taskHistoryLimit").asInt())));
      recorded.get("nodes").forEach(node -> tx.create(object(node)));
    });
    leader.observe(this::note);
    agents = new FakeAgents(leader, recorded);
    elect();
    for (JsonNode input : recorded.get("input")) {
      leader.atMs(input.get("atMs").asLong(), () -> apply(input));
    }
    leader.runUntilMs(recorded.get("endMs").asLong());
  }

  /** Rows as recorded, sorted. */
  List<String> rows() {
    if (!recorded.has("aggregate")) {
      return rows.stream().sorted().toList();
    }
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> e.getKey() + ", " + e.getValue())
        .sorted()
        .toList();
  }

  /** Every state of updates, in the order of their beginning. */
  List<String> updateStatuses() {
    return statuses;
  }

  /** How many tasks of which image ended up in which states. */
  Map<String, Integer> finalCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (TaskObject task : leader.view().tasks()) {
      counts.merge(
          task.serviceName() + " " + task.spec().container().image() + " state=" + task.observed()
              + " desired=" + task.desired(),
          1,
          Integer::sum);
    }
    return counts;
  }

  /** What the real components did, in the same form. */
  static List<String> expectedRows(JsonNode recorded) {
    List<String> rows = new ArrayList<>();
    boolean aggregate = recorded.has("aggregate");
    for (JsonNode row : recorded.get(aggregate ? "aggregate" : "trace")) {
      List<String> cells = new ArrayList<>();
      cells.add(time(row.get(0).asLong()));
      for (int i = 1; i < row.size(); i++) {
        cells.add(row.get(i).asText());
      }
      rows.add(String.join(", ", cells));
    }
    return rows.stream().sorted().toList();
  }

  private void elect() {
    leader.lead(
        new Allocator(),
        new Scheduler(dice),
        new ConstraintEnforcer(dice),
        new TaskReaper(),
        new ReplicatedOrchestrator(dice),
        new JobsOrchestrator(),
        new GlobalOrchestrator(dice));
  }

  private void note(StoreEvent event) {
    if (event.object() instanceof ServiceObject service
        && event.old() instanceof ServiceObject old) {
      noteStatus(old.updateStatus(), service);
    }
    if (!(event.object() instanceof TaskObject task)) {
      return;
    }
    if (event.op() == StoreEvent.Op.CREATE) {
      String place = isPerNode(task) ? nodes.name(task.node()) : "" + task.slot();
      String name = task.serviceName() + "." + place;
      names.put(task.id(), name + "#" + copies.merge(name, 1, Integer::sum));
      row(task, "create desired=" + task.desired());
    } else if (event.op() == StoreEvent.Op.REMOVE) {
      row(task, "deleted");
    } else if (event.old() instanceof TaskObject old) {
      noteChange(old, task);
    }
  }

  private void noteChange(TaskObject old, TaskObject task) {
    if (task.desired() != old.desired()) {
      row(task, "desired=" + task.desired());
    }
    if (task.observed() != old.observed() && !NOT_LISTED.contains(task.observed())) {
      boolean withNode = task.observed() == TaskState.ASSIGNED
          && recorded.get("nodeChoiceStable").asBoolean()
          && !recorded.has("aggregate");
      row(task, "state=" + task.observed() + (withNode ? ", " + nodes.name(task.node()) : ""));
    }
  }

  private void noteStatus(UpdateStatus before, ServiceObject service) {
    UpdateStatus now = service.updateStatus();
    String state = nameOf(now);
    if (state.equals(nameOf(before))) {
      return;
    }
    statuses.add(state);
    row(
        recorded.has("aggregate")
            ? service.spec().name() + " " + service.spec().task().container().image()
            : "service " + service.spec().name(),
        "updateStatus=" + state);
  }

  private static String nameOf(UpdateStatus status) {
    return status == null ? "(reset)" : status.state().name();
  }

  private boolean isPerNode(TaskObject task) {
    return leader.view().service(task.service()).spec().mode().isPerNode();
  }

  private void row(TaskObject task, String event) {
    row(
        recorded.has("aggregate")
            ? task.serviceName() + " " + task.spec().container().image()
            : names.get(task.id()),
        event);
  }

  private void row(String who, String event) {
    rows.add(time(leader.nowMs()) + ", " + who + ", " + event);
  }

  private static String time(long ms) {
    return String.format(Locale.ROOT, "%7d", ms);
  }

  private void apply(JsonNode input) {
    int node = input.has("node") ? nodes.number(input.get("node").asText()) : 0;
    switch (input.get("op").asText()) {
      case "create" ->
        leader.write(
            tx -> tx.create(ServiceObject.create(tx.nextId(), spec(input.get("service")))));
      case "update" -> leader.write(tx -> update(spec(input.get("service")), tx));
      case "remove" ->
        leader.write(tx -> tx.remove(tx.serviceNamed(input.get("name").asText())));
      case "leaderChange" -> elect();
      case "drain" -> change(node, n -> n.withAvailability(Availability.DRAIN));
      case "pause" -> change(node, n -> n.withAvailability(Availability.PAUSE));
      case "active" -> change(node, n -> n.withAvailability(Availability.ACTIVE));
      case "addNode" -> leader.write(tx -> tx.create(object(input.get("nodeSpec"))));
      case "removeNode" -> leader.write(tx -> tx.remove(tx.node(node)));
      case "nodeDown" -> {
        agents.down(node);
        change(node, n -> n.withStatus(Status.DOWN, ""));
      }
      case "nodeUp" -> {
        change(node, n -> n.withStatus(Status.READY, ""));
        agents.up(node);
      }
      case "label" -> change(node, n -> n.withLabels(labels(input.path("label").asText(""))));
      case "memory" ->
        change(node, n -> Swarm.withResources(n, input.get("n").asLong() * Swarm.MIB));
      case "historyLimit" ->
        leader.write(
            tx -> tx.update(tx.cluster().withSpec(withLimit(input.get("n").asInt()))));
      case "kill" -> agents.exit(task -> isMeant(task, input), TaskState.FAILED);
      case "exit0" -> agents.exit(task -> isMeant(task, input), TaskState.COMPLETE);
      default -> throw new IllegalArgumentException(input.toString());
    }
  }

  private boolean isMeant(TaskObject task, JsonNode input) {
    return task.serviceName().equals(input.get("name").asText())
        && (!input.has("slot") || task.slot() == input.get("slot").asInt())
        && (!input.has("node")
            || nodes.name(task.node()).equals(input.get("node").asText()));
  }

  private void change(int node, UnaryOperator<NodeObject> change) {
    leader.write(tx -> tx.update(change.apply(tx.node(node))));
  }

  private static void update(ServiceSpec spec, StoreTx tx) {
    tx.update(tx.serviceNamed(spec.name()).withSpec(spec));
  }

  private NodeObject object(JsonNode node) {
    return nodes.object(nodes.number(node.get("id").asText()), node);
  }

  private static ClusterSpec withLimit(int taskHistoryLimit) {
    return ClusterSpec.DEFAULT.withTaskHistoryLimit(taskHistoryLimit);
  }

  private static TreeMap<String, String> labels(String label) {
    TreeMap<String, String> labels = new TreeMap<>();
    if (!label.isEmpty()) {
      labels.put(label.split("=")[0], label.split("=")[1]);
    }
    return labels;
  }

  private static ServiceSpec spec(JsonNode service) {
    List<String> constraints = new ArrayList<>();
    service.path("constraints").forEach(c -> constraints.add(c.asText()));
    JsonNode restart = service.path("restart");
    String condition = restart.path("condition").asText("any").replace('-', '_');
    Swarm.ServiceBuilder builder = Swarm.service(service.get("name").asText())
        .mode(mode(service))
        .image(service.get("image").asText())
        .forceUpdate(service.path("forceUpdate").asLong(0))
        .placement(constraints, List.of(), 0)
        .reserve(0, service.path("memMiB").asLong(0) * Swarm.MIB)
        .updates(config(service.path("update")), config(service.path("rollback")))
        .restart(
            RestartPolicy.Condition.valueOf(condition.toUpperCase(Locale.ROOT)),
            restart.path("delayMs").asLong(5000) * 1_000_000,
            restart.path("maxAttempts").asLong(0),
            restart.path("windowMs").asLong(0) * 1_000_000);
    if (service.has("hostPort")) {
      builder.port(service.get("hostPort").asInt(), PortSpec.PublishMode.HOST);
    }
    return builder.spec();
  }

  private static ServiceMode mode(JsonNode service) {
    int replicas = service.path("replicas").asInt(0);
    return switch (service.get("mode").asText()) {
      case "global" -> new ServiceMode.Global();
      case "global-job" -> new ServiceMode.GlobalJob();
      case "replicated-job" ->
        new ServiceMode.ReplicatedJob(service.get("maxConcurrent").asInt(), replicas);
      default -> new ServiceMode.Replicated(replicas);
    };
  }

  private static UpdateConfig config(JsonNode config) {
    return config.isMissingNode()
        ? null
        : new UpdateConfig(
            config.path("parallelism").asInt(0),
            config.path("delayMs").asLong(0) * 1_000_000,
            UpdateConfig.FailureAction.valueOf(
                config.path("failureAction").asText("pause").toUpperCase(Locale.ROOT)),
            config.path("monitorMs").asLong(5000) * 1_000_000,
            config.path("maxFailureRatio").asDouble(0),
            config.path("order").asText("stop-first").equals("start-first")
                ? UpdateConfig.Order.START_FIRST
                : UpdateConfig.Order.STOP_FIRST);
  }
}
