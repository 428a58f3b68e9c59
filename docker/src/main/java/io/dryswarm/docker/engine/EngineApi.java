package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NetworkObject;
import java.util.List;
import java.util.function.Consumer;

/**
 * The HTTP API of every engine of a cluster, as far as it is about the swarm.
 *
 * <p>Not for threads. Make it before the run starts: it watches the store to know when objects were made.
 */
public final class EngineApi {
  private static final EngineAnswer NO_PAGE =
      EngineAnswer.error(EngineAnswer.NOT_FOUND, "page not found");

  private final SwarmDoor door;
  private final Registry registry;
  private final ServiceForms forms;
  private final ServiceRequests services;
  private final TaskRequests tasks;
  private final NodeRequests nodes;
  private final NetworkRequests networks;
  private final DataRequests secrets;
  private final DataRequests configs;
  private final VolumeRequests volumes;
  private final SwarmRequests swarm;
  private final InfoRequests info;

  public EngineApi(Cluster cluster, Registry registry, EngineVersion version) {
    this.door = new SwarmDoor(cluster);
    this.registry = registry;
    ServiceForms serviceForms = new ServiceForms(door);
    this.forms = serviceForms;
    NetworkForms networkForms = new NetworkForms(door);
    this.services = new ServiceRequests(door, serviceForms, version);
    this.tasks = new TaskRequests(door, new TaskForms(door, serviceForms, networkForms));
    this.nodes = new NodeRequests(door, new NodeForms(door, version.engine()));
    this.networks = new NetworkRequests(door, networkForms);
    this.secrets = new DataRequests(door, Kind.SECRET);
    this.configs = new DataRequests(door, Kind.CONFIG);
    this.volumes = new VolumeRequests(door);
    this.swarm = new SwarmRequests(door);
    this.info = new InfoRequests(door, swarm, version);
  }

  /**
   * Sends a request to the engine of a node, from that node.
   *
   * @param answer called once, when the answer is there; perhaps before this method returns
   */
  public void request(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    if (door.isUnreachable(via)) {
      answer.accept(SwarmDoor.unreachable());
      return;
    }
    try {
      route(via, request, answer);
    } catch (Filters.Refused refused) {
      answer.accept(refused.answer());
    } catch (ApiError error) {
      answer.accept(EngineAnswer.of(error));
    } catch (IllegalArgumentException bad) {
      answer.accept(EngineAnswer.error(EngineAnswer.BAD_REQUEST, String.valueOf(bad.getMessage())));
    }
  }

  /** Networks that the engine of a node lists although the swarm has removed them: tasks are still on them. */
  public List<NetworkObject> lingeringNetworks(int node) {
    return door.lingering(node);
  }

  /** A specification as it would be shown now. */
  public ObjectNode form(ServiceSpec spec) {
    return forms.spec(spec);
  }

  private void route(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    String path = request.path().replaceFirst("^/v\\d+\\.\\d+", "");
    List<String> parts = List.of(path.substring(1).split("/"));
    switch (parts.get(0)) {
      case "info" -> info.info(via, answer);
      case "version" -> info.version(answer);
      case "swarm" -> swarm(via, parts, request, answer);
      case "services" -> services(via, parts, request, answer);
      case "tasks" -> tasks(via, parts, request, answer);
      case "nodes" -> nodes(via, parts, request, answer);
      case "networks" -> networks(via, parts, request, answer);
      case "secrets" -> data(secrets, via, parts, request, answer);
      case "configs" -> data(configs, via, parts, request, answer);
      case "volumes" -> volumes(via, parts, request, answer);
      case "distribution" -> answer.accept(registry.look(image(path)));
      case "containers" -> answer.accept(EngineAnswer.ok(io.dryswarm.docker.json.Json.array()));
      default -> answer.accept(NO_PAGE);
    }
  }

  private static String image(String path) {
    return path.replaceFirst("^/distribution/", "").replaceFirst("/json$", "");
  }

  /** {@code GET list}, {@code POST create}, {@code GET one}, {@code POST update}, {@code DELETE remove}. */
  private static String verb(List<String> parts, EngineRequest request) {
    String last = parts.get(parts.size() - 1);
    return switch (request.method()) {
      case "GET" -> parts.size() == 1 ? "list" : parts.size() == 2 ? "inspect" : last;
      case "POST" ->
        parts.size() == 2 && last.equals("create") ? last : parts.size() == 3 ? last : "";
      case "DELETE" -> parts.size() == 2 ? "remove" : "";
      default -> "";
    };
  }

  private void services(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    switch (verb(parts, request)) {
      case "list" -> services.list(via, request, answer);
      case "create" -> services.create(via, request, answer);
      case "inspect" -> services.inspect(via, parts.get(1), request, answer);
      case "update" -> services.update(via, parts.get(1), request, answer);
      case "remove" -> services.remove(via, parts.get(1), answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private void tasks(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    switch (verb(parts, request)) {
      case "list" -> tasks.list(via, request, answer);
      case "inspect" -> tasks.inspect(via, parts.get(1), answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private void nodes(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    switch (verb(parts, request)) {
      case "list" -> nodes.list(via, request, answer);
      case "inspect" -> nodes.inspect(via, parts.get(1), answer);
      case "update" -> nodes.update(via, parts.get(1), request, answer);
      case "remove" -> nodes.remove(via, parts.get(1), request, answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private void networks(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    switch (verb(parts, request)) {
      case "list" -> networks.list(via, request, answer);
      case "create" -> networks.create(via, request, answer);
      case "inspect" -> networks.inspect(via, parts.get(1), request, answer);
      case "remove" -> networks.remove(via, parts.get(1), answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private void volumes(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    String verb =
        request.method().equals("PUT") && parts.size() == 2 ? "put" : verb(parts, request);
    switch (verb) {
      case "list" -> volumes.list(via, answer);
      case "create" -> volumes.create(via, request, answer);
      case "inspect" -> volumes.inspect(via, parts.get(1), answer);
      case "put" -> volumes.update(via, parts.get(1), request, answer);
      case "remove" -> volumes.remove(via, parts.get(1), request, answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private static void data(
      DataRequests data,
      int via,
      List<String> parts,
      EngineRequest request,
      Consumer<EngineAnswer> answer) {
    switch (verb(parts, request)) {
      case "list" -> data.list(via, request, answer);
      case "create" -> data.create(via, request, answer);
      case "inspect" -> data.inspect(via, parts.get(1), answer);
      case "update" -> data.update(via, parts.get(1), request, answer);
      case "remove" -> data.remove(via, parts.get(1), answer);
      default -> answer.accept(NO_PAGE);
    }
  }

  private void swarm(
      int via, List<String> parts, EngineRequest request, Consumer<EngineAnswer> answer) {
    String what = request.method() + " " + (parts.size() > 1 ? parts.get(1) : "");
    switch (what) {
      case "GET " -> swarm.inspect(via, answer);
      case "GET unlockkey" -> swarm.unlockKey(via, answer);
      case "POST init" -> swarm.init(via, answer);
      case "POST join" -> swarm.join(via, request, answer);
      case "POST leave" -> swarm.leave(via, request, answer);
      case "POST update" -> swarm.update(via, request, answer);
      case "POST unlock" -> swarm.unlock(via, request, answer);
      default -> answer.accept(NO_PAGE);
    }
  }
}
