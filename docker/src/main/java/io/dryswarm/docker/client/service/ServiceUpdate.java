package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Set;

/** {@code docker service update}. */
final class ServiceUpdate extends SimpleCommand {
  private static final Set<String> WITH_ROLLBACK = Set.of("rollback", "detach", "quiet");

  ServiceUpdate() {
    super("docker service update", "[OPTIONS] SERVICE", "Update a service");
  }

  @Override
  public Flags flags() {
    return ServiceFlags.update();
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    JsonNode service = call.api().service(call.first());
    boolean isRollback = flags.isOn("rollback");
    if (isRollback && !WITH_ROLLBACK.containsAll(flags.given())) {
      throw new CommandFailure("other flags may not be combined with --rollback");
    }
    ObjectNode spec = (ObjectNode) service.get("Spec");
    new SpecChange(call, spec).apply();
    // An image that is not changed keeps its name, as it got its tag when the service was made.
    String warning = flags.changed("image")
        ? ImageLookup.complete(call, spec, !flags.isOn("no-resolve-image"))
        : "";
    new DataChange(call, Json.child(Json.child(spec, "TaskTemplate"), "ContainerSpec")).apply();
    EngineRequest request = ServiceRollback.update(service, spec).with("registryAuthFrom", "spec");
    JsonNode answer = call.api().call(isRollback ? request.with("rollback", "previous") : request);
    Json.texts(answer.path("Warnings")).forEach(call.terminal()::errorLine);
    ImageLookup.warn(call, warning);
    call.terminal().line(call.first());
    if (!flags.isOn("detach")) {
      ServiceWait.on(call, call.first(), flags.isOn("quiet"));
    }
  }
}
