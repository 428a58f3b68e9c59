package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** {@code /secrets} and {@code /configs}, which differ in that nobody is shown the data of a secret. */
final class DataRequests {
  private static final Set<String> FILTERS = Set.of("names", "name", "id", "label");

  private final SwarmDoor door;
  private final Kind kind;

  DataRequests(SwarmDoor door, Kind kind) {
    this.door = door;
    this.kind = kind;
  }

  void list(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    Filters filters = Filters.of(request, FILTERS);
    door.ask(
        via,
        new ApiRequest.ListAll(kind),
        reply -> {
          ArrayNode list = Json.array();
          for (StoreObject object : SwarmDoor.listed(reply)) {
            if (fits(object, filters)) {
              list.add(form(object));
            }
          }
          return EngineAnswer.ok(list);
        },
        answer);
  }

  private static boolean fits(StoreObject object, Filters filters) {
    String name = name(object);
    return filters.any("id", ObjectIds.of(object)::startsWith)
        && filters.any("name", name::startsWith)
        && filters.any("names", name::equals)
        && filters.labels("label", labels(object));
  }

  private static String name(StoreObject object) {
    return object instanceof SecretObject secret
        ? secret.spec().name()
        : ((ConfigObject) object).spec().name();
  }

  private static SortedMap<String, String> labels(StoreObject object) {
    return object instanceof SecretObject secret
        ? secret.spec().labels()
        : ((ConfigObject) object).spec().labels();
  }

  private ObjectNode form(StoreObject object) {
    ObjectNode json = Forms.begin(object, door.times());
    ObjectNode spec = json.putObject("Spec").put("Name", name(object));
    spec.set("Labels", Json.object(labels(object)));
    String templating;
    if (object instanceof ConfigObject config) {
      byte[] data = config.spec().data().getBytes(StandardCharsets.UTF_8);
      spec.put("Data", Base64.getEncoder().encodeToString(data));
      templating = config.spec().templating();
    } else {
      templating = ((SecretObject) object).spec().templating();
    }
    if (!templating.isEmpty()) {
      spec.putObject("Templating").put("Name", templating);
    }
    return json;
  }

  void inspect(int via, String id, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.Get(kind, id),
        reply -> EngineAnswer.ok(form(SwarmDoor.found(reply))),
        answer);
  }

  void create(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    ApiRequest create = kind == Kind.SECRET
        ? new ApiRequest.CreateSecret(Specifications.secret(body))
        : new ApiRequest.CreateConfig(Specifications.config(body));
    door.ask(
        via,
        create,
        reply -> new EngineAnswer(
            EngineAnswer.CREATED,
            Json.object()
                .put("ID", ObjectIds.of(Objects.requireNonNull(((ApiReply.Done) reply).object())))),
        answer);
  }

  void update(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    long version = ServiceRequests.version(kind == Kind.SECRET ? "secret" : "config", request);
    JsonNode body = Objects.requireNonNullElse(request.body(), Json.object());
    ApiRequest update = kind == Kind.SECRET
        ? new ApiRequest.UpdateSecret(id, version, Specifications.secret(body))
        : new ApiRequest.UpdateConfig(id, version, Specifications.config(body));
    door.ask(via, update, reply -> EngineAnswer.ok(null), answer);
  }

  void remove(int via, String id, Consumer<EngineAnswer> answer) {
    ApiRequest remove =
        kind == Kind.SECRET ? new ApiRequest.RemoveSecret(id) : new ApiRequest.RemoveConfig(id);
    door.ask(via, remove, reply -> new EngineAnswer(EngineAnswer.NO_CONTENT, null), answer);
  }
}
