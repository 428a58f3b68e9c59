package io.dryswarm.docker.client.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker volume update}. Source: docker/cli cli/command/volume/update.go. */
final class VolumeUpdate extends SimpleCommand {
  VolumeUpdate() {
    super("docker volume update", "[OPTIONS] [VOLUME]", "Update a volume (cluster volumes only)");
  }

  @Override
  public Flags flags() {
    return new Flags().text("availability", "", "active");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    VolumeCommands.checkVersion(call, List.of(path()));
    JsonNode volume = call.api().get("/volumes/" + call.first());
    JsonNode cluster = volume.path("ClusterVolume");
    if (!(cluster.path("Spec") instanceof ObjectNode spec)) {
      throw new CommandFailure("can only update cluster volumes");
    }
    if (call.flags().changed("availability")) {
      spec.put("Availability", call.flags().get("availability"));
    }
    ObjectNode body = Json.object();
    body.set("Spec", spec);
    call.api()
        .call(EngineRequest.put("/volumes/" + Json.text(cluster, "ID"), body)
            .with("version", Json.text(cluster, "Version", "Index")));
  }
}
