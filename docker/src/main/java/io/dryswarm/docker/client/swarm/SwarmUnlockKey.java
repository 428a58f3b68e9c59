package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;

/** {@code docker swarm unlock-key}. */
final class SwarmUnlockKey extends SimpleCommand {
  SwarmUnlockKey() {
    super("docker swarm unlock-key", "[OPTIONS]", "Manage the unlock key");
  }

  @Override
  public Flags flags() {
    return new Flags().on("rotate").on("quiet", "q");
  }

  @Override
  public void run(Call call) {
    boolean isQuiet = call.flags().isOn("quiet");
    if (call.flags().isOn("rotate")) {
      JsonNode swarm = call.api().get("/swarm");
      if (!Json.at(swarm, "Spec", "EncryptionConfig", "AutoLockManagers").asBoolean(false)) {
        throw new CommandFailure("cannot rotate because autolock is not turned on");
      }
      call.api().call(SwarmUpdate.update(swarm).with("rotateManagerUnlockKey", "true"));
      if (!isQuiet) {
        call.terminal().line("Successfully rotated manager unlock key.");
      }
    }
    String key = Json.text(call.api().get("/swarm/unlockkey"), "UnlockKey");
    if (key.isEmpty()) {
      throw new CommandFailure("no unlock key is set");
    }
    if (isQuiet) {
      call.terminal().line(key);
    } else {
      SwarmCommands.printUnlockKey(call);
    }
  }
}
