package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import java.util.List;

/** {@code docker service create}. */
final class ServiceCreate extends SimpleCommand {
  ServiceCreate() {
    super("docker service create", "[OPTIONS] IMAGE [COMMAND] [ARG...]", "Create a new service");
  }

  @Override
  public Flags flags() {
    return ServiceFlags.create();
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    ObjectNode spec = new SpecFromFlags(call).spec();
    ObjectNode container = (ObjectNode) spec.get("TaskTemplate").get("ContainerSpec");
    Pieces.objects(
        container,
        "Secrets",
        DataReferences.resolve(call, "Secret", flags.values("secret", ObjectNode.class)));
    Pieces.objects(
        container,
        "Configs",
        DataReferences.resolve(call, "Config", flags.values("config", ObjectNode.class)));
    String warning = ImageLookup.complete(call, spec, !flags.isOn("no-resolve-image"));
    JsonNode answer = call.api().post("/services/create", Shapes.SERVICE_SPEC.apply(spec));
    Json.texts(answer.path("Warnings")).forEach(call.terminal()::errorLine);
    ImageLookup.warn(call, warning);
    String id = Json.text(answer, "ID");
    call.terminal().line(id);
    if (!flags.isOn("detach")) {
      ServiceWait.on(call, id, flags.isOn("quiet"));
    }
  }
}
