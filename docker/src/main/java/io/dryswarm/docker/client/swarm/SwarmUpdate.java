package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;

/** {@code docker swarm update}. */
final class SwarmUpdate extends SimpleCommand {
  SwarmUpdate() {
    super("docker swarm update", "[OPTIONS]", "Update the swarm");
  }

  @Override
  public Flags flags() {
    return SwarmSettings.flags();
  }

  @Override
  public void run(Call call) {
    if (call.flags().given().isEmpty()) {
      call.terminal().line("Usage:  " + usageLine() + "\n\n" + summary());
      return;
    }
    JsonNode swarm = call.api().get("/swarm");
    boolean wasLocked = isLocked(swarm);
    SwarmSettings.merge(call.flags(), (ObjectNode) swarm.get("Spec"));
    call.api().call(update(swarm));
    call.terminal().line("Swarm updated.");
    if (isLocked(swarm) && !wasLocked) {
      SwarmCommands.printUnlockKey(call);
    }
  }

  private static boolean isLocked(JsonNode swarm) {
    return Json.at(swarm, "Spec", "EncryptionConfig", "AutoLockManagers").asBoolean(false);
  }

  /** The request that writes the specification of a swarm that was read. */
  static EngineRequest update(JsonNode swarm) {
    return EngineRequest.post("/swarm/update", swarm.get("Spec"))
        .with("version", Json.text(swarm, "Version", "Index"))
        .with("rotateWorkerToken", "false")
        .with("rotateManagerToken", "false")
        .with("rotateManagerUnlockKey", "false");
  }
}
