package io.dryswarm.docker.client.swarm;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;

/** {@code docker swarm leave}. */
final class SwarmLeave extends SimpleCommand {
  SwarmLeave() {
    super("docker swarm leave", "[OPTIONS]", "Leave the swarm");
  }

  @Override
  public Flags flags() {
    return new Flags().on("force", "f");
  }

  @Override
  public void run(Call call) {
    EngineRequest request = EngineRequest.post("/swarm/leave", null);
    call.api().call(call.flags().isOn("force") ? request.with("force", "1") : request);
    call.terminal().line("Node left the swarm.");
  }
}
