package io.dryswarm.docker.client.swarm;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.json.Json;
import java.nio.charset.StandardCharsets;

/** {@code docker swarm unlock}: the key is read from the standard input. */
final class SwarmUnlock extends SimpleCommand {
  SwarmUnlock() {
    super("docker swarm unlock", "", "Unlock swarm");
  }

  @Override
  public void run(Call call) {
    String state = Json.text(call.api().info(), "Swarm", "LocalNodeState");
    if (state.equals("inactive")) {
      throw new CommandFailure("Error: This node is not part of a swarm");
    } else if (!state.equals("locked")) {
      throw new CommandFailure("Error: swarm is not locked");
    }
    String key = new String(call.invocation().stdin(), StandardCharsets.UTF_8).strip();
    call.api().post("/swarm/unlock", Json.object().put("UnlockKey", key));
  }
}
