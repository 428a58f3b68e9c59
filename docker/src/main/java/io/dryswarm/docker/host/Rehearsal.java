package io.dryswarm.docker.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Docker;
import io.dryswarm.docker.client.Files;
import io.dryswarm.docker.client.Invocation;
import io.dryswarm.docker.client.Session;
import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.docker.engine.Registry;
import io.dryswarm.docker.engine.Specifications;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.spec.ServiceSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out what typed commands would create, before there is a swarm: the client runs against a manager that agrees to everything, has
 * every network, and keeps only the names of secrets and configs. A command that fails even here creates nothing on a swarm either.
 */
public final class Rehearsal {
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  /** Commands that make what others may name. */
  private static final List<List<String>> CREATING = List.of(
      List.of("service", "create"),
      List.of("stack", "deploy"),
      List.of("stack", "up"),
      List.of("network", "create"),
      List.of("secret", "create"),
      List.of("config", "create"),
      List.of("volume", "create"));

  private final Docker docker = new Docker();
  private final Files files;
  private final EngineVersion version;
  private final Map<String, TreeSet<String>> names = new TreeMap<>();
  private final TreeSet<String> made = new TreeSet<>();
  private final List<ServiceSpec> services = new ArrayList<>();

  /** @param files those that commands may read */
  public Rehearsal(Files files, EngineVersion version) {
    this.files = files;
    this.version = version;
  }

  /**
   * Something is there already.
   *
   * @param kind {@code secrets} or {@code configs}
   */
  public void add(String kind, String name) {
    names(kind).add(name);
  }

  /** Names of networks, secrets and configs that the commands have created so far. */
  public TreeSet<String> made() {
    return new TreeSet<>(made);
  }

  /** Names of the cluster volumes that the commands have created so far. */
  public TreeSet<String> volumes() {
    return new TreeSet<>(names("volumes"));
  }

  private TreeSet<String> names(String kind) {
    return names.computeIfAbsent(kind, key -> new TreeSet<>());
  }

  /** The services that a command would create, or would update if they are there. */
  public List<ServiceSpec> type(Operation.Typed command) {
    services.clear();
    List<String> words = command.words();
    if (words.size() > 1 && CREATING.contains(words.subList(0, 2))) {
      docker.run(
          new Invocation(
              words,
              command.stdin().getBytes(StandardCharsets.UTF_8),
              files.with(command.variables()),
              0),
          new Manager());
    }
    return List.copyOf(services);
  }

  private void keep(String kind, JsonNode body) {
    String name = Json.text(body, "Name");
    if (kind.equals("volumes")) {
      names(kind).add(name);
    } else if (!kind.equals("services")) {
      names(kind).add(name);
      made.add(name);
    } else if (!name.isEmpty()) {
      services.add(Specifications.service(body, version));
    }
  }

  /** The manager that agrees. */
  private final class Manager implements Session {
    @Override
    public EngineAnswer call(EngineRequest request) {
      String[] parts = request.path().substring(1).split("/", 2);
      String rest = parts.length > 1 ? parts[1] : "";
      JsonNode body = request.body();
      if (request.method().equals("POST") && rest.equals("create") && body != null) {
        return created(parts[0], body);
      }
      return switch (parts[0]) {
        case "info" -> EngineAnswer.ok(info());
        case "version" -> EngineAnswer.ok(Json.object().put("ApiVersion", version.api()));
        case "distribution" -> Registry.WITHOUT_DIGESTS.look(rest);
        case "networks" -> EngineAnswer.ok(rest.isEmpty() ? Json.array() : network(rest));
        case "secrets", "configs" -> rest.isEmpty() ? listed(parts[0]) : found(parts[0], rest);
        default -> rest.isEmpty() ? EngineAnswer.ok(Json.array()) : missing(rest);
      };
    }

    private EngineAnswer created(String kind, JsonNode body) {
      try {
        keep(kind, body);
      } catch (IllegalArgumentException refused) {
        return EngineAnswer.error(400, String.valueOf(refused.getMessage()));
      }
      String name = Json.text(body, "Name");
      return new EngineAnswer(CREATED, Json.object().put("ID", name).put("Id", name));
    }

    private EngineAnswer listed(String kind) {
      ArrayNode list = Json.array();
      names(kind).forEach(name -> list.add(object(name)));
      return EngineAnswer.ok(list);
    }

    private EngineAnswer found(String kind, String rest) {
      String name = rest.replaceFirst("/update$", "");
      return names(kind).contains(name) ? EngineAnswer.ok(object(name)) : missing(name);
    }

    private EngineAnswer missing(String name) {
      return EngineAnswer.error(NOT_FOUND, name + " not found");
    }

    @Override
    public ServiceProgress.Ending follow(ServiceProgress progress) {
      return new ServiceProgress.Ending("", null);
    }

    @Override
    public long epochNs() {
      return 0;
    }
  }

  private static ObjectNode info() {
    ObjectNode info = Json.object();
    info.putObject("Swarm").put("ControlAvailable", true);
    return info;
  }

  private static ObjectNode network(String name) {
    return Json.object().put("Name", name).put("Id", name).put("Scope", "swarm");
  }

  private static ObjectNode object(String name) {
    ObjectNode object = Json.object().put("ID", name);
    object.putObject("Spec").put("Name", name);
    object.putObject("Version").put("Index", 1);
    return object;
  }
}
