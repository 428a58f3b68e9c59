package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.ApiFailure;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Inspection;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docker service inspect}. */
final class ServiceInspect extends SimpleCommand {
  ServiceInspect() {
    super(
        "docker service inspect",
        "[OPTIONS] SERVICE [SERVICE...]",
        "Display detailed information on one or more services");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "").on("pretty");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    boolean isPretty = call.flags().isOn("pretty");
    String format = call.flags().get("format");
    if (isPretty && !format.isEmpty()) {
      throw new CommandFailure("--format is incompatible with human friendly format");
    }
    if (format.startsWith("pretty") && !format.equals("pretty")) {
      throw new CommandFailure("Cannot supply extra formatting options to the pretty template");
    }
    if (!isPretty && !format.equals("pretty")) {
      Inspection.print(call.terminal(), call.arguments(), format, true, name -> find(call, name));
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String name : call.arguments()) {
      JsonNode service = find(call, name);
      text.append(PrettyService.of(service, networks(call, service), call::ageNs))
          .append('\n');
    }
    call.terminal().print(text.toString());
  }

  /** With SwarmKit's defaults where nothing was given. */
  private static JsonNode find(Call call, String name) {
    EngineRequest request = EngineRequest.get("/services/" + name).with("insertDefaults", "true");
    try {
      return Shapes.SERVICE.apply(call.api().call(request));
    } catch (ApiFailure failure) {
      throw failure.isNotFound() ? new CommandFailure("Error: no such service: " + name) : failure;
    }
  }

  private static Map<String, String> networks(Call call, JsonNode service) {
    Map<String, String> names = new TreeMap<>();
    for (JsonNode network : Json.at(service, "Spec", "TaskTemplate", "Networks")) {
      String id = Json.text(network, "Target");
      try {
        EngineRequest request = EngineRequest.get("/networks/" + id).with("scope", "swarm");
        names.put(id, Json.text(call.api().call(request), "Name"));
      } catch (ApiFailure failure) {
        names.put(id, id);
      }
    }
    return names;
  }
}
