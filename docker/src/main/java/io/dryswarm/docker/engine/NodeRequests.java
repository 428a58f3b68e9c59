package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiReply.NodeEntry;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.controlapi.NodeSettings;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /nodes}. */
final class NodeRequests {
  private static final Set<String> FILTERS =
      Set.of("name", "id", "label", "node.label", "role", "membership");

  private final SwarmDoor door;
  private final NodeForms forms;

  NodeRequests(SwarmDoor door, NodeForms forms) {
    this.door = door;
    this.forms = forms;
  }

  void list(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    Filters filters = Filters.of(request, FILTERS);
    for (String role : filters.of("role")) {
      if (!Set.of("worker", "manager").contains(role)) {
        throw new Filters.Refused(EngineAnswer.BAD_REQUEST, "invalid filter 'role=" + role + "'");
      }
    }
    door.ask(
        via,
        new ApiRequest.ListNodes(),
        reply -> {
          ArrayNode list = Json.array();
          for (NodeEntry entry : ((ApiReply.Nodes) reply).nodes()) {
            if (fits(entry.node(), filters)) {
              list.add(forms.of(entry));
            }
          }
          return EngineAnswer.ok(list);
        },
        answer);
  }

  private static boolean fits(NodeObject node, Filters filters) {
    return filters.any("id", ObjectIds.of(node)::startsWith)
        && filters.any("name", node.hostname()::startsWith)
        && filters.any("role", Forms.word(node.role())::equals)
        && filters.any("membership", "accepted"::equals)
        && filters.labels("label", node.description().engineLabels())
        && filters.labels("node.label", node.labels());
  }

  /** A node's place among the managers is known from the list of all. */
  void inspect(int via, String id, Consumer<EngineAnswer> answer) {
    door.find(
        via,
        Kind.NODE,
        id,
        answer,
        found -> door.ask(
            via,
            new ApiRequest.ListNodes(),
            reply -> {
              for (NodeEntry entry : ((ApiReply.Nodes) reply).nodes()) {
                if (entry.node().id() == found.id()) {
                  return EngineAnswer.ok(forms.of(entry));
                }
              }
              return EngineAnswer.error(EngineAnswer.NOT_FOUND, "node " + id + " not found");
            },
            answer));
  }

  void update(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    long version = ServiceRequests.version("node", request);
    JsonNode body = request.body();
    JsonNode spec = body == null ? Json.object() : body;
    NodeSettings settings = new NodeSettings(
        word(NodeObject.Role.class, "Role", Json.text(spec, "Role"), NodeObject.Role.WORKER),
        word(
            NodeObject.Availability.class,
            "Availability",
            Json.text(spec, "Availability"),
            NodeObject.Availability.ACTIVE),
        Json.map(spec.path("Labels")));
    door.ask(
        via,
        new ApiRequest.UpdateNode(id, version, settings),
        reply -> EngineAnswer.ok(null),
        answer);
  }

  private static <E extends Enum<E>> E word(Class<E> words, String key, String text, E otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text.toUpperCase(Locale.ROOT))) {
        return word;
      }
    }
    throw new IllegalArgumentException("invalid " + key + ": \"" + text + "\"");
  }

  void remove(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.RemoveNode(id, request.isOn("force")),
        reply -> EngineAnswer.ok(null),
        answer);
  }
}
