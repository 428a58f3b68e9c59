package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.deploy.Request;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.docker.client.ApiFailure;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.service.ImageLookup;
import io.dryswarm.docker.client.service.ServiceWait;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The requests of {@code docker stack deploy} in their order: services to prune, networks, secrets, configs, services. Objects of one kind
 * come in the order in which Go walks over a map. Source: docker/cli cli/command/stack/swarm.
 */
final class Deployment {
  private static final String NO_MANAGER =
      "this node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to"
          + " connect this node to swarm and try again";

  private final Call call;
  private final String stack;
  private final StackModel model;
  private final StackConversion conversion;
  private final Existing existing;

  Deployment(Call call, StackModel model) {
    this.call = call;
    this.stack = call.first();
    this.model = model;
    this.conversion = new StackConversion(stack, model, StackFiles.folder(call));
    this.existing = new Existing(call);
  }

  /** @throws CommandFailure at the first refusal; what was done before stays */
  void run() {
    if (!Json.at(call.api().info(), "Swarm", "ControlAvailable").asBoolean(false)) {
      throw new CommandFailure(NO_MANAGER);
    }
    if (call.flags().isOn("prune")) {
      prune();
    }
    try {
      conversion.checkExternalNetworks(existing);
      networks(conversion.networks());
      data("secret", conversion.secrets());
      data("config", conversion.configs());
      List<String> services = services(conversion.services(existing));
      if (call.flags().changed("detach") && !call.flags().isOn("detach")) {
        await(services);
      }
    } catch (StackRejected rejected) {
      throw new CommandFailure(rejected.text());
    }
  }

  private void prune() {
    TreeSet<String> wanted = new TreeSet<>();
    model.services().keySet().forEach(name -> wanted.add(stack + "_" + name));
    List<JsonNode> old = new ArrayList<>();
    for (JsonNode service : Stacks.list(call, "/services", stack)) {
      if (!wanted.contains(Json.text(service, "Spec", "Name"))) {
        old.add(service);
      }
    }
    StackRm.services(call, old);
  }

  private void networks(List<Request> requests) {
    TreeSet<String> there = new TreeSet<>();
    Stacks.list(call, "/networks", stack).forEach(n -> there.add(Json.text(n, "Name")));
    for (Request request : call.maps().of(requests)) {
      if (!there.contains(request.name())) {
        call.terminal().line("Creating network " + request.name());
        create("network", request);
      }
    }
  }

  private JsonNode create(String kind, Request request) {
    try {
      return call.api().post(request.path(), request.body());
    } catch (ApiFailure failure) {
      throw failed("create", kind, request.name(), failure);
    }
  }

  private static CommandFailure failed(
      String verb, String kind, String name, CommandFailure failure) {
    return new CommandFailure(
        "failed to " + verb + " " + kind + " " + name + ": " + failure.text());
  }

  private void data(String kind, List<Request> requests) {
    for (Request request : call.maps().of(requests)) {
      try {
        JsonNode found = call.api().get("/" + kind + "s/" + request.name());
        updateData(kind, request, found);
      } catch (ApiFailure failure) {
        if (!failure.isNotFound()) {
          throw failure;
        }
        call.terminal().line("Creating " + kind + " " + request.name());
        create(kind, request);
      }
    }
  }

  private void updateData(String kind, Request request, JsonNode found) {
    try {
      call.api()
          .call(EngineRequest.post(
                  "/" + kind + "s/" + Json.text(found, "ID") + "/update", request.body())
              .with("version", Json.text(found, "Version", "Index")));
    } catch (ApiFailure failure) {
      throw failed("update", kind, request.name(), failure);
    }
  }

  private List<String> services(List<Request> requests) {
    Map<String, JsonNode> there = new TreeMap<>();
    for (JsonNode service : Stacks.list(call, "/services", stack)) {
      there.put(Json.text(service, "Spec", "Name"), service);
    }
    List<String> ids = new ArrayList<>();
    for (Request request : call.maps().of(requests)) {
      JsonNode service = there.get(request.name());
      ObjectNode spec = ((ObjectNode) request.body()).deepCopy();
      if (service == null) {
        ids.add(create(request, spec));
      } else {
        update(request.name(), service, spec);
        ids.add(Json.text(service, "ID"));
      }
    }
    return ids;
  }

  private String create(Request request, ObjectNode spec) {
    call.terminal().line("Creating service " + request.name());
    boolean asks = !call.flags().get("resolve-image").equals("never");
    // The warnings of a creation are not shown by this command.
    ImageLookup.complete(call, spec, asks);
    try {
      JsonNode answer = call.api().post("/services/create", Shapes.SERVICE_SPEC.apply(spec));
      return Json.text(answer, "ID");
    } catch (ApiFailure failure) {
      throw failed("create", "service", request.name(), failure);
    }
  }

  private void update(String name, JsonNode service, ObjectNode spec) {
    call.terminal().line("Updating service " + name + " (id: " + Json.text(service, "ID") + ")");
    ObjectNode task = Json.child(spec, "TaskTemplate");
    ObjectNode container = Json.child(task, "ContainerSpec");
    String resolve = call.flags().get("resolve-image");
    String before = Json.text(service, "Spec", "Labels", Stacks.IMAGE);
    boolean isSame = Json.text(spec, "Labels", Stacks.IMAGE).equals(before);
    boolean asks = resolve.equals("always") || resolve.equals("changed") && !isSame;
    if (!asks && isSame) {
      // What a registry said before stays, or the tasks would be replaced for nothing.
      container.put("Image", Json.text(service, "Spec", "TaskTemplate", "ContainerSpec", "Image"));
    }
    String warning = ImageLookup.complete(call, spec, asks);
    task.put(
        "ForceUpdate", Json.at(service, "Spec", "TaskTemplate", "ForceUpdate").asLong(0));
    try {
      JsonNode answer = call.api()
          .call(EngineRequest.post(
                  "/services/" + Json.text(service, "ID") + "/update",
                  Shapes.SERVICE_SPEC.apply(spec))
              .with("version", Json.text(service, "Version", "Index")));
      Json.texts(answer.path("Warnings")).forEach(call.terminal()::errorLine);
      ImageLookup.warn(call, warning);
    } catch (ApiFailure failure) {
      throw failed("update", "service", name, failure);
    }
  }

  private void await(List<String> services) {
    List<String> errors = new ArrayList<>();
    for (String service : services) {
      try {
        ServiceWait.on(call, service, call.flags().isOn("quiet"));
      } catch (CommandFailure failure) {
        errors.add(service + ": " + failure.text());
      }
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }
}
