package io.dryswarm.conformance.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.allocator.Allocator;
import io.dryswarm.models.orchestrator.ConstraintEnforcer;
import io.dryswarm.models.orchestrator.GlobalOrchestrator;
import io.dryswarm.models.orchestrator.JobsOrchestrator;
import io.dryswarm.models.orchestrator.ReplicatedOrchestrator;
import io.dryswarm.models.orchestrator.TaskReaper;
import io.dryswarm.models.scheduler.Scheduler;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.NodeObject.Availability;
import io.dryswarm.models.store.NodeObject.Status;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.UpdateStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Plays a recorded timeline: all components of the leader together, and the recording's agents. */
final class TimelinePlay {
  private static final Set<TaskState> NOT_LISTED =
      EnumSet.of(TaskState.PENDING, TaskState.ACCEPTED, TaskState.PREPARING, TaskState.STARTING);

  private static final String NO_UPDATE = "(reset)";

  private final JsonNode recorded;
  private final OracleNodes nodes = new OracleNodes();
  private final SoloLeader leader;
  private final OracleAgents agents;
  private final List<String> rows = new ArrayList<>();
  private final List<String> updateStates = new ArrayList<>();
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> copies = new TreeMap<>();
  private int elections;

  TimelinePlay(JsonNode recorded, long seed) {
    this.recorded = recorded;
    this.leader = new SoloLeader("timeline", seed, initialObjects(), this::components);
    leader.observe((index, event) -> note(event));
    this.agents = new OracleAgents(leader, recorded);
    for (JsonNode input : recorded.get("input")) {
      leader.atMs(input.get("atMs").asLong(), () -> apply(input));
    }
    leader.runUntilMs(recorded.get("endMs").asLong());
  }

  /** Rows in the form of the recording, sorted. */
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

  /** The successive states of updates, in Swarm's words; {@code (reset)} when a new update takes the state away. */
  List<String> updateStates() {
    return updateStates;
  }

  private List<StoreObject> initialObjects() {
    List<StoreObject> objects = new ArrayList<>();
    recorded.get("nodes").forEach(node -> objects.add(nodes.object(node)));
    objects.add(ClusterObject.create(ClusterSpec.DEFAULT.withTaskHistoryLimit(historyLimit())));
    return objects;
  }

  private int historyLimit() {
    return recorded.get("taskHistoryLimit").asInt();
  }

  private List<LeaderComponent> components() {
    elections++;
    return List.of(
        new Allocator(),
        new Scheduler(dice("scheduler")),
        new ConstraintEnforcer(dice("enforcer")),
        new TaskReaper(),
        new ReplicatedOrchestrator(dice("replicated")),
        new JobsOrchestrator(),
        new GlobalOrchestrator(dice("global")));
  }

  private StreamDice dice(String component) {
    return leader.dice(component + "." + elections);
  }

  private void note(StoreEvent event) {
    if (event.object() instanceof ServiceObject service
        && event.old() instanceof ServiceObject before) {
      noteUpdate(service, stateOf(before), stateOf(service));
    } else if (event.object() instanceof TaskObject task) {
      noteTask(event, task);
    }
  }

  private static String stateOf(ServiceObject service) {
    UpdateStatus status = service.updateStatus();
    return status == null ? NO_UPDATE : status.state().name();
  }

  private void noteUpdate(ServiceObject service, String before, String after) {
    if (!after.equals(before)) {
      String name = service.spec().name();
      row(
          recorded.has("aggregate")
              ? name + " " + service.spec().task().container().image()
              : "service " + name,
          "updateStatus=" + after);
      updateStates.add(after);
    }
  }

  private void noteTask(StoreEvent event, TaskObject task) {
    if (event.op() == StoreEvent.Op.CREATE) {
      boolean perNode = task.slot() == 0 && task.node() != TaskObject.UNASSIGNED;
      String name = task.serviceName() + "." + (perNode ? nodes.name(task.node()) : task.slot());
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
          && recorded.path("nodeChoiceStable").asBoolean()
          && !recorded.has("aggregate");
      row(task, "state=" + task.observed() + (withNode ? ", " + nodes.name(task.node()) : ""));
    }
  }

  private void row(TaskObject task, String event) {
    String who = recorded.has("aggregate")
        ? task.serviceName() + " " + task.spec().container().image()
        : names.getOrDefault(task.id(), task.displayName());
    row(who, event);
  }

  private void row(String who, String event) {
    rows.add(TimelineRows.row(leader.nowMs(), who + ", " + event));
  }

  private void apply(JsonNode input) {
    int node = input.has("node") ? nodes.number(input.get("node").asText()) : 0;
    switch (input.get("op").asText()) {
      case "create" -> create(input);
      case "update" -> update(OracleServices.orchestrated(input.get("service")));
      case "remove" ->
        leader.write(tx -> tx.remove(service(tx, input.get("name").asText())));
      case "leaderChange" -> leader.elect();
      case "drain" -> change(node, n -> n.withAvailability(Availability.DRAIN));
      case "pause" -> change(node, n -> n.withAvailability(Availability.PAUSE));
      case "active" -> change(node, n -> n.withAvailability(Availability.ACTIVE));
      case "memory" -> change(node, n -> withMemory(n, input.get("n").asLong()));
      case "label" -> change(node, n -> n.withLabels(labels(input)));
      case "historyLimit" -> changeHistoryLimit(input.get("n").asInt());
      case "addNode" -> {
        NodeObject added = nodes.object(input.get("nodeSpec"));
        leader.write(tx -> tx.create(added));
      }
      case "removeNode" -> leader.write(tx -> tx.remove(node(tx, node)));
      case "nodeDown" -> {
        agents.down(node);
        change(node, n -> n.withStatus(Status.DOWN, ""));
      }
      case "nodeUp" -> {
        change(node, n -> n.withStatus(Status.READY, ""));
        agents.up(node);
      }
      case "kill" -> agents.exit(task -> isMeant(task, input), TaskState.FAILED);
      case "exit0" -> agents.exit(task -> isMeant(task, input), TaskState.COMPLETE);
      default -> throw new Unsupported("operation '" + input.get("op").asText() + "'");
    }
  }

  private void create(JsonNode input) {
    ServiceSpec spec = OracleServices.orchestrated(input.get("service"));
    leader.write(tx -> tx.create(ServiceObject.create(tx.nextId(), spec)));
  }

  private void update(ServiceSpec spec) {
    leader.write(tx -> tx.update(service(tx, spec.name()).withSpec(spec)));
  }

  private static TreeMap<String, String> labels(JsonNode input) {
    TreeMap<String, String> labels = new TreeMap<>();
    if (input.has("label")) {
      String[] label = input.get("label").asText().split("=", 2);
      labels.put(label[0], label.length > 1 ? label[1] : "");
    }
    return labels;
  }

  private static NodeObject withMemory(NodeObject node, long mib) {
    NodeObject.Description old = node.description();
    return node.withDescription(new NodeObject.Description(
        old.nanoCpus(),
        mib * OracleNodes.MIB,
        old.os(),
        old.architecture(),
        old.engineLabels(),
        old.address()));
  }

  private void changeHistoryLimit(int limit) {
    leader.write(tx -> {
      ClusterObject swarm = tx.cluster();
      if (swarm != null) {
        tx.update(swarm.withSpec(swarm.spec().withTaskHistoryLimit(limit)));
      }
    });
  }

  private boolean isMeant(TaskObject task, JsonNode input) {
    return task.serviceName().equals(input.get("name").asText())
        && (!input.has("slot") || task.slot() == input.get("slot").asInt())
        && (!input.has("node")
            || nodes.name(task.node()).equals(input.get("node").asText()));
  }

  private void change(int node, UnaryOperator<NodeObject> change) {
    leader.write(tx -> tx.update(change.apply(node(tx, node))));
  }

  private static NodeObject node(StoreTx tx, int node) {
    NodeObject stored = tx.node(node);
    if (stored == null) {
      throw new Unsupported("operation on a node that is not there");
    }
    return stored;
  }

  private static ServiceObject service(StoreTx tx, String name) {
    ServiceObject stored = tx.serviceNamed(name);
    if (stored == null) {
      throw new Unsupported("operation on a service that is not there");
    }
    return stored;
  }
}
