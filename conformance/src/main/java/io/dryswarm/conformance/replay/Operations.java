package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.docker.engine.ServiceReader;
import io.dryswarm.docker.engine.ServiceWriter;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.controlapi.ApiClient;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.NodeSettings;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Carries out the steps of a case, through the doors that users and machines have. */
final class Operations {
  /** Every operation that can be carried out. */
  static final Set<String> SUPPORTED = Set.of(
      "service_create",
      "service_update",
      "service_scale",
      "service_remove",
      "service_rollback",
      "network_create",
      "secret_create",
      "node_update",
      "swarm_update",
      "node_join",
      "node_leave",
      "engine_kill",
      "engine_terminate",
      "engine_start",
      "link_down",
      "link_up",
      "container_kill",
      "docker",
      "api");

  private final ReplayCluster built;
  private final Cluster cluster;
  private final Recording recording;
  private final Symbols symbols;
  private final ApiClient client;
  private final EngineApi engineApi;
  private final DockerSteps docker;
  private final Distribution apiNs;
  private final RandomStream apiTimes;
  private final RandomStream joinTimes;
  private final SlotEvent joined;
  private final Engines engines;

  Operations(ReplayCluster built, Recording recording, Symbols symbols) {
    this.built = built;
    this.cluster = built.cluster();
    this.recording = recording;
    this.symbols = symbols;
    this.client = new ApiClient(cluster.api()::submit);
    this.engineApi = new EngineApi(cluster, built.engine());
    built.recorder().lingering(engineApi.engines()::lingeringNetworks);
    recording.forms(engineApi.engines()::form);
    this.docker = new DockerSteps(built, engineApi, recording);
    this.apiNs = built.machine().ns("api_ms");
    this.apiTimes = built.stream("api");
    this.joinTimes = built.stream("join");
    this.joined = cluster.sim().define("conformance.joined", (node, arg) -> cluster.join(node));
    this.engines = new Engines(built);
  }

  /** @throws Unsupported if it cannot be carried out */
  void perform(JsonNode step) {
    String id = step.get("id").asText();
    switch (step.get("op").asText()) {
      case "service_create" ->
        submit(id, new ApiRequest.CreateService(ServiceReader.read(step.get("service"))));
      case "service_update" ->
        client.updateService(
            leader(), name(step, "service"), spec -> updated(spec, step.get("set")), answer(id));
      case "service_scale" ->
        client.scale(leader(), name(step, "service"), step.get("replicas").asInt(), answer(id));
      case "service_rollback" -> client.rollBack(leader(), name(step, "service"), answer(id));
      case "service_remove" -> submit(id, new ApiRequest.RemoveService(name(step, "service")));
      case "network_create" -> submit(id, new ApiRequest.CreateNetwork(network(step)));
      case "secret_create" -> submit(id, new ApiRequest.CreateSecret(secret(step)));
      case "node_update" -> {
        for (int node : nodes(step.get("node"))) {
          client.updateNode(
              leader(), cluster.nodes().name(node), old -> settings(old, step), answer(id));
        }
      }
      case "swarm_update" -> client.updateCluster(leader(), old -> settings(old, step), answer(id));
      case "node_join" -> nodes(step.get("node")).forEach(node -> join(id, node, step));
      case "node_leave" -> nodes(step.get("node")).forEach(node -> leave(id, node));
      case "engine_kill" -> {
        boolean power = step.get("containers").asText().equals("killed");
        nodes(step.get("node")).forEach(node -> engines.kill(node, power));
      }
      case "engine_terminate" -> nodes(step.get("node")).forEach(engines::terminate);
      case "engine_start" -> nodes(step.get("node")).forEach(engines::start);
      case "link_down" ->
        nodes(step.get("node")).forEach(node -> cluster.fabric().setLink(node, false));
      case "link_up" ->
        nodes(step.get("node")).forEach(node -> cluster.fabric().setLink(node, true));
      case "container_kill" -> killContainer(step);
      case "docker" ->
        docker.perform(id, step, step.has("via") ? nodes(step.get("via")).get(0) : leader());
      case "api" -> api(id, step);
      default -> throw new Unsupported("operation '" + step.get("op").asText() + "'");
    }
  }

  private static String name(JsonNode step, String key) {
    return step.get(key).asText();
  }

  private void submit(String id, ApiRequest request) {
    cluster.api().submit(leader(), request, answer(id));
  }

  /** Where commands are sent: to the leader, or without one to any manager that runs. */
  private int leader() {
    int leader = cluster.store().leader();
    for (int node = 0; leader < 0 && node < cluster.managers(); node++) {
      leader = cluster.nodes().isUp(node) ? node : leader;
    }
    return Math.max(0, leader);
  }

  private List<Integer> nodes(JsonNode reference) {
    return symbols.nodes(reference, recording.live()).stream()
        .map(recording.nodeNames()::indexOf)
        .toList();
  }

  /** The answer arrives when the swarm has given it, but not faster than the machine allows. */
  private Consumer<ApiReply> answer(String id) {
    long earliestNs = nowNs() + apiNs.sampleNs(apiTimes);
    return reply -> {
      long timeNs = Math.max(nowNs(), earliestNs);
      recording.replied(id, EngineApi.reply(timeNs, reply));
    };
  }

  private long nowNs() {
    return cluster.sim().nowNs() - built.zeroNs();
  }

  private static ServiceSpec updated(ServiceSpec spec, JsonNode set) {
    ObjectNode json = ServiceWriter.write(spec);
    for (JsonNode change : set) {
      String[] path = change.get(0).asText().split("\\.", -1);
      ObjectNode parent = json;
      for (int i = 0; i + 1 < path.length; i++) {
        parent =
            parent.get(path[i]) instanceof ObjectNode child ? child : parent.putObject(path[i]);
      }
      parent.set(path[path.length - 1], change.get(1));
    }
    return ServiceReader.read(json);
  }

  private static NetworkSpec network(JsonNode step) {
    NetworkSpec network = NetworkSpec.overlay(name(step, "name"))
        .withDriver(name(step, "driver"))
        .withAttachable(step.path("attachable").asBoolean());
    return step.has("subnet") ? network.withSubnet(step.get("subnet").asText(), "") : network;
  }

  private static SecretSpec secret(JsonNode step) {
    TreeMap<String, String> labels = new TreeMap<>();
    step.path("labels")
        .properties()
        .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    return new SecretSpec(name(step, "name"), step.path("data").asText("x"), labels);
  }

  private static NodeSettings settings(NodeSettings old, JsonNode step) {
    NodeSettings settings = old;
    if (step.has("role")) {
      settings =
          settings.withRole(NodeObject.Role.valueOf(name(step, "role").toUpperCase(Locale.ROOT)));
    }
    if (step.has("availability")) {
      settings = settings.withAvailability(
          NodeObject.Availability.valueOf(name(step, "availability").toUpperCase(Locale.ROOT)));
    }
    for (var label : step.path("labels_set").properties()) {
      settings = settings.withLabel(label.getKey(), label.getValue().asText());
    }
    for (JsonNode label : step.path("labels_remove")) {
      settings = settings.withoutLabel(label.asText());
    }
    return settings;
  }

  private static ClusterSpec settings(ClusterSpec old, JsonNode step) {
    ClusterSpec settings = old;
    if (step.has("task_history_limit")) {
      settings = settings.withTaskHistoryLimit(step.get("task_history_limit").asInt());
    }
    if (step.has("heartbeat_period_ms")) {
      settings = settings.withHeartbeatPeriodNs(Moments.ns(step.get("heartbeat_period_ms")));
    }
    return settings;
  }

  /** The command is back when the node is in the swarm. */
  private void join(String id, int node, JsonNode step) {
    if (!step.get("role").asText().equals("worker")) {
      throw new Unsupported("joining as a manager");
    }
    long afterNs = built.machine().ns("join_ms").sampleNs(joinTimes);
    cluster.sim().after(afterNs, joined, node, 0);
    recording.replied(id, Reply.ofRequest(nowNs() + afterNs, 0, null));
  }

  private void leave(String id, int node) {
    if (node < cluster.managers()) {
      throw new Unsupported("a manager that leaves");
    }
    cluster.agents().leave(node);
    recording.replied(id, Reply.ofRequest(nowNs(), 0, null));
  }

  private void killContainer(JsonNode step) {
    JsonNode which = step.get("task");
    List<Integer> on = which.has("node") ? nodes(which.get("node")) : List.of();
    List<TaskObject> running = recording.live().tasks().stream()
        .filter(task -> task.serviceName().equals(which.get("service").asText()))
        .filter(task -> !which.has("slot") || task.slot() == which.get("slot").asInt())
        .filter(task -> !which.has("node") || on.contains(task.node()))
        .filter(task -> task.observed() == TaskState.RUNNING
            && cluster.executor().isRunning(task.node(), task.id()))
        .toList();
    if (!running.isEmpty()) {
      TaskObject task = running.get(0);
      switch (step.get("how").asText()) {
        case "kill" -> cluster.executor().killContainer(task.node(), task.id());
        case "stop" -> cluster.executor().stopContainer(task.node(), task.id());
        default -> throw new Unsupported("container_kill by '" + step.get("how").asText() + "'");
      }
    }
  }

  private void api(String id, JsonNode step) {
    List<Integer> via = nodes(step.get("via"));
    JsonNode body = step.has("body") ? step.get("body") : JsonNodeFactory.instance.objectNode();
    long earliestNs = nowNs() + apiNs.sampleNs(apiTimes);
    engineApi.request(
        via.get(0),
        step.get("method").asText(),
        step.get("path").asText(),
        body,
        answer -> recording.replied(
            id, Reply.ofRequest(Math.max(nowNs(), earliestNs), answer.status(), answer.body())));
  }
}
