package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the specification of a new service from flags. Source: docker/cli cli/command/service/opts.go. */
final class SpecFromFlags {
  private final Call call;
  private final Flags flags;

  SpecFromFlags(Call call) {
    this.call = call;
    this.flags = call.flags();
  }

  /** @throws CommandFailure if settings contradict each other */
  ObjectNode spec() {
    List<String> environment = environment();
    ObjectNode health = health();
    ObjectNode mode = mode();
    ObjectNode update = updates(ServiceFlags.UPDATE, "update");
    ObjectNode rollback = updates(ServiceFlags.ROLLBACK, "rollback");
    boolean isJob = mode.has("ReplicatedJob") || mode.has("GlobalJob");
    if (isJob && (update != null || rollback != null)) {
      throw new CommandFailure("update and rollback configuration is not supported for jobs");
    }
    List<ObjectNode> networks = networks();
    ObjectNode spec = Json.object().put("Name", flags.get("name"));
    spec.set("Labels", Json.object(Options.map(flags.texts("label"))));
    ObjectNode task = spec.putObject("TaskTemplate");
    task.set("ContainerSpec", container(environment, health));
    resources(task.putObject("Resources"));
    if (flags.anyChanged(ServiceFlags.RESTART)) {
      ObjectNode restart = Pieces.restartDefaults();
      Pieces.mergeRestart(flags, restart);
      task.set("RestartPolicy", restart);
    }
    ObjectNode placement = task.putObject("Placement");
    Pieces.list(placement, "Constraints", flags.texts("constraint"));
    Pieces.objects(placement, "Preferences", flags.values("placement-pref", ObjectNode.class));
    Pieces.number(flags, "replicas-max-per-node", placement, "MaxReplicas");
    Pieces.objects(task, "Networks", networks);
    if (!flags.get("log-driver").isEmpty()) {
      ObjectNode driver = task.putObject("LogDriver").put("Name", flags.get("log-driver"));
      driver.set("Options", Json.object(Options.map(flags.texts("log-opt"))));
    }
    spec.set("Mode", mode);
    spec.set("UpdateConfig", update);
    spec.set("RollbackConfig", rollback);
    ObjectNode endpoint = spec.putObject("EndpointSpec");
    endpoint.put("Mode", flags.get("endpoint-mode").toLowerCase(java.util.Locale.ROOT));
    Pieces.objects(endpoint, "Ports", flags.values("publish", ObjectNode.class));
    return spec;
  }

  /** From files, then from flags; of several with one name the last one counts. */
  private List<String> environment() {
    List<String> all = new ArrayList<>();
    for (String file : flags.texts("env-file")) {
      String text = new String(call.invocation().files().read(file), StandardCharsets.UTF_8);
      text.lines()
          .map(String::stripLeading)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .forEach(all::add);
    }
    all.addAll(flags.texts("env"));
    List<String> environment = new ArrayList<>();
    for (String variable : all) {
      String name = variable.split("=", 2)[0] + "=";
      environment.removeIf(other -> other.startsWith(name));
      environment.add(variable);
    }
    return environment;
  }

  private @Nullable ObjectNode health() {
    boolean hasSettings = !flags.get("health-cmd").isEmpty()
        || flags.number("health-retries") != 0
        || flags.anyChanged(
            "health-interval", "health-timeout", "health-start-period", "health-start-interval");
    if (flags.isOn("no-healthcheck")) {
      if (hasSettings) {
        throw new CommandFailure("--no-healthcheck conflicts with --health-* options");
      }
      ObjectNode none = Json.object();
      none.putArray("Test").add("NONE");
      return none;
    }
    if (!hasSettings) {
      return null;
    }
    ObjectNode health = Json.object();
    if (!flags.get("health-cmd").isEmpty()) {
      health.putArray("Test").add("CMD-SHELL").add(flags.get("health-cmd"));
    }
    Pieces.number(flags, "health-interval", health, "Interval");
    Pieces.number(flags, "health-timeout", health, "Timeout");
    Pieces.number(flags, "health-start-period", health, "StartPeriod");
    Pieces.number(flags, "health-start-interval", health, "StartInterval");
    Pieces.number(flags, "health-retries", health, "Retries");
    return health;
  }

  private ObjectNode mode() {
    String word = flags.get("mode");
    ObjectNode mode = Json.object();
    if (word.startsWith("global") && flags.changed("replicas") && !word.equals("global-job")) {
      refuse("replicas can only be used with replicated or replicated-job mode");
    }
    if (word.startsWith("global") && flags.number("replicas-max-per-node") > 0) {
      refuse("replicas-max-per-node can only be used with replicated or replicated-job mode");
    }
    if (!word.equals("replicated-job") && flags.changed("max-concurrent")) {
      refuse("max-concurrent can only be used with replicated-job mode");
    }
    switch (word) {
      case "global" -> mode.putObject("Global");
      case "replicated" ->
        Pieces.number(flags, "replicas", mode.putObject("Replicated"), "Replicas");
      case "replicated-job" -> {
        ObjectNode job = mode.putObject("ReplicatedJob");
        String most = flags.changed("max-concurrent") ? "max-concurrent" : "replicas";
        Pieces.number(flags, most, job, "MaxConcurrent");
        Pieces.number(flags, "replicas", job, "TotalCompletions");
      }
      case "global-job" -> {
        if (flags.changed("replicas")) {
          refuse("replicas can only be used with replicated or replicated-job mode");
        }
        mode.putObject("GlobalJob");
      }
      default ->
        throw new CommandFailure(
            "Unknown mode: " + word + ", only replicated and global supported");
    }
    return mode;
  }

  private static void refuse(String reason) {
    throw new CommandFailure(reason);
  }

  private @Nullable ObjectNode updates(String[] names, String which) {
    if (!flags.anyChanged(names)) {
      return null;
    }
    ObjectNode config = Pieces.updateDefaults();
    Pieces.mergeUpdate(flags, which, config);
    return config;
  }

  private List<ObjectNode> networks() {
    List<ObjectNode> networks = new ArrayList<>();
    for (ObjectNode network : flags.values("network", ObjectNode.class)) {
      String id = networkId(call, Json.text(network, "Target"));
      networks.add(network.deepCopy().put("Target", id));
    }
    networks.sort(Comparator.comparing(network -> Json.text(network, "Target")));
    return networks;
  }

  /** The id of a network of the swarm. */
  static String networkId(Call call, String name) {
    EngineRequest request = EngineRequest.get("/networks/" + name).with("scope", "swarm");
    return Json.text(call.api().call(request), "Id");
  }

  private ObjectNode container(List<String> environment, @Nullable ObjectNode health) {
    List<String> arguments = call.arguments();
    ObjectNode container = Json.object().put("Image", arguments.get(0));
    Pieces.list(container, "Args", arguments.subList(1, arguments.size()));
    Words.CommandLine entrypoint = flags.last("entrypoint", Words.CommandLine.class);
    Pieces.list(container, "Command", entrypoint == null ? List.of() : entrypoint.words());
    Pieces.list(container, "Env", environment);
    Pieces.map(container, "Labels", flags.texts("container-label"));
    Pieces.text(flags, "hostname", container, "Hostname");
    Pieces.text(flags, "workdir", container, "Dir");
    Pieces.text(flags, "user", container, "User");
    Pieces.list(container, "Groups", flags.texts("group"));
    Pieces.text(flags, "stop-signal", container, "StopSignal");
    Pieces.on(flags, "tty", container, "TTY");
    Pieces.on(flags, "read-only", container, "ReadOnly");
    Pieces.objects(container, "Mounts", flags.values("mount", ObjectNode.class));
    container.put("Init", flags.isOn("init"));
    ObjectNode dns = container.putObject("DNSConfig");
    Pieces.list(dns, "Nameservers", flags.texts("dns"));
    Pieces.list(dns, "Search", flags.texts("dns-search"));
    Pieces.list(dns, "Options", flags.texts("dns-option"));
    Pieces.list(container, "Hosts", Pieces.hosts(flags.values("host", String.class)));
    Pieces.number(flags, "stop-grace-period", container, "StopGracePeriod");
    container.set("Healthcheck", health);
    Pieces.text(flags, "isolation", container, "Isolation");
    Pieces.map(container, "Sysctls", flags.texts("sysctl"));
    capabilities(container);
    Pieces.objects(container, "Ulimits", ulimits());
    Pieces.number(flags, "oom-score-adj", container, "OomScoreAdj");
    return container;
  }

  private List<ObjectNode> ulimits() {
    return flags.values("ulimit", ObjectNode.class).stream()
        .sorted(Comparator.comparing(limit -> Json.text(limit, "Name")))
        .toList();
  }

  /** What is added is not dropped; the word for all of them stands for each. */
  private void capabilities(ObjectNode container) {
    TreeSet<String> added = Pieces.capabilities(flags.texts("cap-add"));
    TreeSet<String> dropped = Pieces.capabilities(flags.texts("cap-drop"));
    for (TreeSet<String> set : List.of(added, dropped)) {
      set.remove("RESET");
      if (set.contains("ALL")) {
        set.retainAll(List.of("ALL"));
      }
    }
    dropped.removeAll(added);
    Pieces.list(container, "CapabilityAdd", List.copyOf(added));
    Pieces.list(container, "CapabilityDrop", List.copyOf(dropped));
  }

  private void resources(ObjectNode resources) {
    ObjectNode limits = resources.putObject("Limits");
    Pieces.number(flags, "limit-cpu", limits, "NanoCPUs");
    Pieces.number(flags, "limit-memory", limits, "MemoryBytes");
    Pieces.number(flags, "limit-pids", limits, "Pids");
    ObjectNode reserved = resources.putObject("Reservations");
    Pieces.number(flags, "reserve-cpu", reserved, "NanoCPUs");
    Pieces.number(flags, "reserve-memory", reserved, "MemoryBytes");
    if (flags.changed("generic-resource")) {
      reserved.set("GenericResources", Pieces.generic(flags.texts("generic-resource")));
    }
  }
}
