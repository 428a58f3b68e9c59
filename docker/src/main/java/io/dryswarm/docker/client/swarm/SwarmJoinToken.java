package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker swarm join-token}. */
final class SwarmJoinToken extends SimpleCommand {
  SwarmJoinToken() {
    super("docker swarm join-token", "[OPTIONS] (worker|manager)", "Manage join tokens");
  }

  @Override
  public Flags flags() {
    return new Flags().on("rotate").on("quiet", "q");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    String role = call.first();
    if (!role.equals("worker") && !role.equals("manager")) {
      throw new CommandFailure("unknown role " + role);
    }
    boolean isQuiet = call.flags().isOn("quiet");
    if (call.flags().isOn("rotate")) {
      JsonNode swarm = call.api().get("/swarm");
      call.api()
          .call(SwarmUpdate.update(swarm)
              .with("rotateWorkerToken", String.valueOf(role.equals("worker")))
              .with("rotateManagerToken", String.valueOf(role.equals("manager"))));
      if (!isQuiet) {
        call.terminal().print("Successfully rotated " + role + " join token.\n\n");
      }
    }
    JsonNode swarm = call.api().get("/swarm");
    String key = Units.pretty(role);
    if (isQuiet) {
      call.terminal().line(Json.text(swarm, "JoinTokens", key));
      return;
    }
    String node = Json.text(call.api().info(), "Swarm", "NodeID");
    SwarmCommands.printJoinCommand(call, node, role, key);
  }
}
