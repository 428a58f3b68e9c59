package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiReply.ServiceEntry;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.controlapi.ApiRequest.Kind;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /services}. */
final class ServiceRequests {
  private static final Set<String> FILTERS = Set.of("name", "id", "label", "mode", "runtime");

  private final SwarmDoor door;
  private final ServiceForms forms;
  private final EngineVersion version;

  ServiceRequests(SwarmDoor door, ServiceForms forms, EngineVersion version) {
    this.door = door;
    this.forms = forms;
    this.version = version;
  }

  void list(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    Filters filters = Filters.of(request, FILTERS);
    door.ask(via, new ApiRequest.ListServices(), reply -> listed(reply, filters, request), answer);
  }

  private EngineAnswer listed(ApiReply reply, Filters filters, EngineRequest request) {
    ArrayNode list = Json.array();
    for (ServiceEntry entry : ((ApiReply.Services) reply).services()) {
      ServiceSpec spec = entry.service().spec();
      String id = ObjectIds.of(entry.service());
      if (filters.any("id", id::startsWith)
          && filters.any("name", spec.name()::startsWith)
          && filters.any("mode", mode(spec.mode())::equals)
          && filters.labels("label", spec.labels())) {
        list.add(forms.of(entry.service(), request.isOn("status") ? entry : null, false));
      }
    }
    return EngineAnswer.ok(list);
  }

  private static String mode(ServiceMode mode) {
    String word = mode.isPerNode() ? "global" : "replicated";
    return mode.isJob() ? word + "-job" : word;
  }

  void inspect(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    door.ask(
        via,
        new ApiRequest.Get(Kind.SERVICE, id),
        reply -> EngineAnswer.ok(
            forms.of((ServiceObject) SwarmDoor.found(reply), null, request.isOn("insertDefaults"))),
        answer);
  }

  void create(int via, EngineRequest request, Consumer<EngineAnswer> answer) {
    ObjectNode form = form(request);
    if (Json.text(form, "Name").isEmpty()) {
      form = withName(form);
    }
    door.ask(
        via,
        new ApiRequest.CreateService(read(form)),
        reply -> {
          String id =
              ObjectIds.of(java.util.Objects.requireNonNull(((ApiReply.Done) reply).object()));
          return new EngineAnswer(EngineAnswer.CREATED, Json.object().put("ID", id));
        },
        answer);
  }

  /** The engine invents a name of two words; here they are a count, so that runs stay equal. */
  private ObjectNode withName(ObjectNode form) {
    int number = 1;
    while (door.view().serviceNamed("unnamed_service" + number) != null) {
      number++;
    }
    ObjectNode named = Json.object().put("Name", "unnamed_service" + number);
    named.setAll(form);
    return named;
  }

  void update(int via, String id, EngineRequest request, Consumer<EngineAnswer> answer) {
    long version = version("service", request);
    String rollback = request.parameter("rollback");
    if (rollback.equals("previous")) {
      done(via, new ApiRequest.RollbackService(id, version), answer);
    } else if (!rollback.isEmpty() && !rollback.equals("none")) {
      answer.accept(EngineAnswer.error(
          EngineAnswer.SERVER_ERROR, "unrecognized rollback option " + rollback));
    } else {
      done(via, new ApiRequest.UpdateService(id, version, read(form(request))), answer);
    }
  }

  private void done(int via, ApiRequest change, Consumer<EngineAnswer> answer) {
    ObjectNode nothing = Json.object();
    nothing.putNull("Warnings");
    door.ask(via, change, reply -> EngineAnswer.ok(nothing), answer);
  }

  /** @throws IllegalArgumentException if it is no number */
  static long version(String what, EngineRequest request) {
    String text = request.parameter("version");
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException bad) {
      throw new IllegalArgumentException(
          "invalid " + what + " version '" + text + "': strconv.ParseUint: parsing \"" + text
              + "\": invalid syntax",
          bad);
    }
  }

  void remove(int via, String id, Consumer<EngineAnswer> answer) {
    door.ask(via, new ApiRequest.RemoveService(id), reply -> EngineAnswer.ok(null), answer);
  }

  private ObjectNode form(EngineRequest request) {
    JsonNode body = request.body();
    if (body == null) {
      throw new IllegalArgumentException("got EOF while reading request body");
    }
    return Specifications.form(body, version);
  }

  /** Networks may be named by id or name: the swarm's model wants names, users are shown ids. */
  private ServiceSpec read(ObjectNode form) {
    ObjectNode named = form.deepCopy();
    networks(form, true);
    networks(named, false);
    ServiceSpec spec = ServiceReader.read(named);
    door.forms().keep(spec, form);
    return spec;
  }

  private void networks(ObjectNode form, boolean asIds) {
    for (JsonNode attachments :
        new JsonNode[] {Json.at(form, "TaskTemplate", "Networks"), form.path("Networks")}) {
      for (JsonNode attachment : attachments) {
        NetworkObject network = network(Json.text(attachment, "Target"));
        if (network != null) {
          String target = asIds ? ObjectIds.of(network) : network.spec().name();
          ((ObjectNode) attachment).put("Target", target);
        }
      }
    }
  }

  private @org.jspecify.annotations.Nullable NetworkObject network(String reference) {
    for (NetworkObject network : door.view().networks()) {
      if (ObjectIds.of(network).equals(reference)) {
        return network;
      }
    }
    return door.view().networkNamed(reference);
  }
}
