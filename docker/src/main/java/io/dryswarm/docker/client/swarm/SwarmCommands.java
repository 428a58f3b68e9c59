package io.dryswarm.docker.client.swarm;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Command;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker swarm}. */
public final class SwarmCommands {
  private SwarmCommands() {}

  public static List<Command> all() {
    return List.of(
        new SwarmCa(),
        new SwarmInit(),
        new SwarmJoin(),
        new SwarmJoinToken(),
        new SwarmLeave(),
        new SwarmUnlock(),
        new SwarmUnlockKey(),
        new SwarmUpdate());
  }

  /** Tells the key that unlocks managers, if there is one. */
  static void printUnlockKey(Call call) {
    String key = Json.text(call.api().get("/swarm/unlockkey"), "UnlockKey");
    if (!key.isEmpty()) {
      call.terminal()
          .print("To unlock a swarm manager after it restarts, run the `docker swarm unlock`\n"
              + "command and provide the following key:\n\n    " + key + "\n\n"
              + "Remember to store this key in a password manager, since without it you\n"
              + "will not be able to restart the manager.\n");
    }
  }

  /** Tells how other nodes join. */
  static void printJoinCommand(Call call, String nodeId, String role, String token) {
    var node = call.api().get("/nodes/" + nodeId);
    var swarm = call.api().get("/swarm");
    if (node.path("ManagerStatus").isObject()) {
      call.terminal()
          .print("To add a " + role
              + " to this swarm, run the following command:\n\n    docker swarm join --token "
              + Json.text(swarm, "JoinTokens", token)
              + " "
              + Json.text(node, "ManagerStatus", "Addr")
              + "\n\n");
    }
  }
}
