package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import java.util.List;

/** {@code docker service rollback}. */
final class ServiceRollback extends SimpleCommand {
  ServiceRollback() {
    super(
        "docker service rollback",
        "[OPTIONS] SERVICE",
        "Revert changes to a service's configuration");
  }

  @Override
  public Flags flags() {
    return new Flags().on("quiet", "q").on("detach", "d");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    JsonNode service = call.api().service(call.first());
    JsonNode answer =
        call.api().call(update(service, service.path("Spec")).with("rollback", "previous"));
    Json.texts(answer.path("Warnings")).forEach(call.terminal()::errorLine);
    call.terminal().line(call.first());
    if (!call.flags().isOn("detach")) {
      ServiceWait.on(call, call.first(), call.flags().isOn("quiet"));
    }
  }

  /** The request that replaces the specification of a service that was read. */
  static EngineRequest update(JsonNode service, JsonNode spec) {
    return EngineRequest.post(
            "/services/" + Json.text(service, "ID") + "/update", Shapes.SERVICE_SPEC.apply(spec))
        .with("version", Json.text(service, "Version", "Index"));
  }
}
