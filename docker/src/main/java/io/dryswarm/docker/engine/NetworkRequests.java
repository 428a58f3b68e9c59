package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.StoreObject;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /networks}: those of the swarm, and the four that every engine has for itself. */
final class NetworkRequests {
  private static final Set<String> FILTERS =
      Set.of("dangling", "driver", "id", "label", "name", "scope", "type");

  private static final Set<String> BUILT_IN =
      Set.of("bridge", "host", "none", "docker_gwbridge", "ingress");

  private final SwarmDoor door;
  private final NetworkForms forms;

  NetworkRequests(SwarmDoor door, NetworkForms forms) {
    this.door = door;
    this.forms = forms;
  }

  /** An engine that is no manager shows its own networks alone. */
  void list(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    Filters filters = Filters.of(request, FILTERS);
    if (!door.isManager(via)) {
      answer.accept(EngineAnswer.ok(fitting(via, Json.array(), filters)));
      return;
    }
    door.ask(
        via,
        new ApiRequest.ListAll(Kind.NETWORK),
        reply -> {
          ArrayNode all = Json.array();
          for (StoreObject object : SwarmDoor.listed(reply)) {
            all.add(forms.of((NetworkObject) object));
          }
          door.lingering(via).forEach(network -> all.add(forms.of(network)));
          return EngineAnswer.ok(fitting(via, all, filters));
        },
        answer);
  }

  private ArrayNode fitting(int via, ArrayNode all, Filters filters) {
    forms.local(via).forEach(all::add);
    ArrayNode list = Json.array();
    for (JsonNode network : all) {
      String name = Json.text(network, "Name");
      if (filters.any("name", name::contains)
          && filters.any("id", Json.text(network, "Id")::contains)
          && filters.any("driver", Json.text(network, "Driver")::equals)
          && filters.any("scope", Json.text(network, "Scope")::equals)
          && filters.any(
              "type", type -> type.equals(BUILT_IN.contains(name) ? "builtin" : "custom"))
          && filters.labels("label", Json.map(network.path("Labels")))) {
        list.add(network);
      }
    }
    return list;
  }

  void inspect(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    String scope = request.parameter("scope");
    if (!scope.equals("swarm")) {
      for (ObjectNode local : forms.local(via)) {
        if (local.get("Name").asText().equals(id) || local.get("Id").asText().equals(id)) {
          answer.accept(EngineAnswer.ok(local));
          return;
        }
      }
    }
    if (!door.isManager(via) || scope.equals("local")) {
      answer.accept(notFound(id));
      return;
    }
    door.ask(
        via,
        new ApiRequest.Get(Kind.NETWORK, id),
        reply -> EngineAnswer.ok(forms.of((NetworkObject) SwarmDoor.found(reply))),
        reply -> answer.accept(reply.isError() ? missing(id, reply) : reply));
  }

  /** The engine looks in its own list first, so that a missing network is a network that it cannot find. */
  private static EngineAnswer missing(String id, EngineAnswer answer) {
    return answer.message().equals("network " + id + " not found") ? notFound(id) : answer;
  }

  private static EngineAnswer notFound(String id) {
    return EngineAnswer.error(EngineAnswer.NOT_FOUND, "network " + id + " not found");
  }

  void create(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    JsonNode body = request.body();
    JsonNode sent = body == null ? Json.object() : body;
    String name = Json.text(sent, "Name");
    if (Set.of("bridge", "host", "none", "default").contains(name)) {
      answer.accept(EngineAnswer.error(
          403, "operation is not permitted on predefined " + name + " network "));
      return;
    }
    String driver = Json.text(sent, "Driver");
    boolean isOfSwarm =
        driver.equals(NetworkSpec.OVERLAY) || Json.text(sent, "Scope").equals("swarm");
    if (!isOfSwarm) {
      answer.accept(EngineAnswer.error(
          EngineAnswer.NOT_IMPLEMENTED,
          "networks of one engine are not simulated: driver " + driver + " needs --scope swarm"));
      return;
    }
    NetworkSpec spec = Specifications.network(sent);
    door.forms().keep(spec, (ObjectNode) sent.deepCopy());
    door.ask(
        via,
        new ApiRequest.CreateNetwork(spec),
        reply -> created(Objects.requireNonNull(((ApiReply.Done) reply).object())),
        reply -> answer.accept(
            // Only a manager can make a network of the swarm; the engine finds that out too late
            // for a status of its own.
            reply.status() == EngineAnswer.UNAVAILABLE
                ? EngineAnswer.error(EngineAnswer.SERVER_ERROR, reply.message())
                : reply));
  }

  private static EngineAnswer created(StoreObject network) {
    return new EngineAnswer(
        EngineAnswer.CREATED, Json.object().put("Id", ObjectIds.of(network)).put("Warning", ""));
  }

  void remove(int via, String id, Consumer<EngineAnswer> answer) {
    for (ObjectNode local : forms.local(via)) {
      if (local.get("Name").asText().equals(id)) {
        answer.accept(
            EngineAnswer.error(403, id + " is a pre-defined network and cannot be removed"));
        return;
      }
    }
    if (!door.isManager(via)) {
      answer.accept(notFound(id));
      return;
    }
    door.ask(
        via,
        new ApiRequest.RemoveNetwork(id),
        reply -> new EngineAnswer(EngineAnswer.NO_CONTENT, null),
        reply -> answer.accept(reply.isError() ? missing(id, reply) : reply));
  }
}
