package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.conformance.Unsupported;
import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.docker.client.service.ImageNames;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.models.agent.AgentSpec;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.cluster.ClusterPlan;
import io.dryswarm.models.cluster.RunOptions;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.executor.BehaviourProcesses;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.executor.Processes;
import io.dryswarm.models.images.ImagesSpec;
import io.dryswarm.models.spec.ClusterSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.Dialer;
import io.dryswarm.models.workload.ProcessListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of a case, up for long: agents register within one heartbeat period, and time 0 of the case is drawn from ten seconds, so
 * that heartbeats, ticks and timers stand at any phase.
 */
final class ReplayCluster {
  /** Long enough for all agents to have registered, gossip to have met, and the count of registrations to be forgotten. */
  private static final long WARM_UP_NS = 20 * Time.SECOND;

  private static final long WARM_UP_SPREAD_NS = 10 * Time.SECOND;

  /** Half of the recorded round trip of about 0.05 ms. */
  private static final Constant ONE_WAY_NS = new Constant(25_000);

  private static final Constant FSYNC_NS = new Constant(1_000_000);
  private static final long BANDWIDTH = 10_000_000_000L;
  private static final Pattern IMAGE = Pattern.compile("image: *[\"']?([^\\s\"']+)");
  private static final String ARCHITECTURE = "x86_64";

  private final JsonNode recorded;
  private final Machine machine;
  private final long zeroNs;
  private final Recorder recorder;
  private final Cluster cluster;
  private final RandomStreams streams;
  private final RandomStream phases;

  /**
   * @param seed from 1
   */
  ReplayCluster(JsonNode recorded, JsonNode defaults, int seed) {
    this.recorded = recorded;
    this.machine = new Machine(recorded.path("machine"), defaults);
    RunIdentity run = RunIdentity.of(recorded.get("id").asText(), seed);
    this.streams = new RandomStreams(seed);
    this.phases = streams.stream("conformance.phase", 0);
    RandomStream start = streams.stream("conformance.start", 0);
    this.zeroNs = WARM_UP_NS + start.nextLong(0, WARM_UP_SPREAD_NS);
    List<RunSpec.NodeSpec> nodes = nodes();
    int managers =
        (int) nodes.stream().filter(n -> n.role() == NodeObject.Role.MANAGER).count();
    List<String> names = nodes.stream().map(RunSpec.NodeSpec::name).toList();
    int leader = recorded.get("cluster").has("leader")
        ? names.indexOf(recorded.get("cluster").get("leader").asText())
        : start.nextInt(managers);
    if (leader < 0 || leader >= managers) {
      throw new Unsupported("a leader that is no manager");
    }
    this.recorder = new Recorder(zeroNs, names, leader);
    Containers containers =
        new Containers(new RecordedContainers(machine, images(), stopIncludesRest(), names::get));
    this.cluster = new Cluster(
        plan(run, nodes, leader),
        new RunOptions(List.of(recorder), now -> {}, Long.MAX_VALUE, recorder),
        containers);
    containers.connect(cluster);
    cluster.start();
  }

  Cluster cluster() {
    return cluster;
  }

  /** Of the version that was recorded. */
  EngineVersion engine() {
    return EngineVersion.of(profile());
  }

  private EngineProfile profile() {
    String name = recorded.get("engine").asText();
    return EngineProfile.named(name).orElseThrow(() -> new Unsupported("engine " + name));
  }

  Recorder recorder() {
    return recorder;
  }

  Machine machine() {
    return machine;
  }

  /** Time 0 of the case on the run's clock. */
  long zeroNs() {
    return zeroNs;
  }

  /** Randomness of the machine that no model draws: answers of the API, starts of engines. */
  RandomStream stream(String purpose) {
    return streams.stream("conformance." + purpose, 0);
  }

  /** Drawn anew for each step. */
  long phaseNs(JsonNode step) {
    JsonNode phase = step.path("phase_ms");
    if (phase.size() < 2) {
      return 0;
    }
    long lowNs = Moments.ns(phase.get(0));
    long highNs = Moments.ns(phase.get(1));
    return highNs > lowNs ? phases.nextLong(lowNs, highNs) : lowNs;
  }

  /** Two that all cases use, and those that a stack file names. */
  private TreeSet<String> images() {
    TreeSet<String> images = new TreeSet<>(List.of("bb:1", "bb:2"));
    for (JsonNode step : recorded.get("steps")) {
      for (JsonNode file : step.path("files")) {
        Matcher image = IMAGE.matcher(file.path("text").asText());
        while (image.find()) {
          images.add(image.group(1));
          images.add(ImageNames.tagged(image.group(1)));
        }
      }
    }
    return images;
  }

  private boolean stopIncludesRest() {
    boolean updates = false;
    for (JsonNode step : recorded.get("steps")) {
      String op = step.get("op").asText();
      updates |= op.equals("service_update") || op.equals("service_rollback");
    }
    return updates && machine.isOwn("stop_ms") && !machine.isOwn("after_exit_ms");
  }

  private int outside() {
    return recorded.get("cluster").path("new_nodes").size();
  }

  /** Managers first, as the plan wants it; machines outside the swarm last. */
  private List<RunSpec.NodeSpec> nodes() {
    JsonNode swarm = recorded.get("cluster");
    List<RunSpec.NodeSpec> nodes = new ArrayList<>();
    for (NodeObject.Role role : List.of(NodeObject.Role.MANAGER, NodeObject.Role.WORKER)) {
      for (JsonNode node : swarm.get("nodes")) {
        if (node.get("role").asText().toUpperCase(Locale.ROOT).equals(role.name())) {
          nodes.add(node(node, role));
        }
      }
    }
    for (JsonNode node : swarm.path("new_nodes")) {
      nodes.add(
          node(node, NodeObject.Role.valueOf(node.get("role").asText().toUpperCase(Locale.ROOT))));
    }
    return nodes;
  }

  private static RunSpec.NodeSpec node(JsonNode node, NodeObject.Role role) {
    String availability = node.path("availability").asText("active");
    return new RunSpec.NodeSpec(
        node.get("name").asText(),
        role,
        NodeObject.Availability.valueOf(availability.toUpperCase(Locale.ROOT)),
        new NodeObject.Description(
            Math.round(node.get("cpus").asDouble() * 1e9),
            node.get("memory_bytes").asLong(),
            "linux",
            ARCHITECTURE,
            labels(node.path("engine_labels")),
            ""),
        labels(node.path("labels")));
  }

  private static TreeMap<String, String> labels(JsonNode labels) {
    TreeMap<String, String> map = new TreeMap<>();
    labels.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  private ClusterPlan plan(RunIdentity run, List<RunSpec.NodeSpec> nodes, int leader) {
    JsonNode swarm = recorded.get("cluster");
    ClusterSpec settings = ClusterSpec.DEFAULT
        .withTaskHistoryLimit(swarm.path("task_history_limit").asInt(5))
        .withHeartbeatPeriodNs(swarm.path("heartbeat_period_ms").asLong(5000) * Time.MILLISECOND);
    AgentSpec agent = AgentSpec.DEFAULT;
    RunSpec.MachineSpec times = new RunSpec.MachineSpec(
        FSYNC_NS,
        machine.ns("prepare_ms"),
        machine.ns("container_start_ms"),
        machine.ns("engine_start_to_ready_ms"),
        machine.ns("engine_start_to_ready_ms"),
        new Constant(0),
        machine.outsideDns(),
        ImagesSpec.EVERYWHERE);
    return new ClusterPlan(
        run,
        nodes,
        new UnderlaySpec(ONE_WAY_NS, BANDWIDTH),
        times,
        profile(),
        settings,
        new AgentSpec(
            agent.rpcTimeoutNs(),
            agent.initialBackoffNs(),
            agent.maxBackoffNs(),
            agent.taskRetryNs(),
            agent.descriptionPollNs(),
            settings.heartbeatPeriodNs()),
        leader,
        outside());
  }

  /** Containers that behave as the case says. */
  private static final class Containers implements Cluster.Programs {
    private final ContainerBehaviours behaviours;
    private @Nullable BehaviourProcesses processes;

    Containers(ContainerBehaviours behaviours) {
      this.behaviours = behaviours;
    }

    @Override
    public ContainerBehaviours behaviours() {
      return behaviours;
    }

    @Override
    public Processes create(Simulation sim, Nodes nodes, Dialer dialer, ProcessListener ended) {
      BehaviourProcesses made = new BehaviourProcesses(sim, nodes, behaviours);
      processes = made;
      return made;
    }

    void connect(Cluster cluster) {
      if (processes != null) {
        processes.connect(cluster.executor());
      }
    }
  }
}
