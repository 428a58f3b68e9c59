package io.dryswarm.docker.client.node;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Removal;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import java.util.List;

/** {@code docker node rm}. */
final class NodeRm extends SimpleCommand {
  NodeRm() {
    super("docker node rm", "[OPTIONS] NODE [NODE...]", "Remove one or more nodes from the swarm");
  }

  @Override
  public Flags flags() {
    return new Flags().on("force", "f");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    Removal.each(call, name -> {
      EngineRequest request = EngineRequest.delete("/nodes/" + name);
      call.api().call(call.flags().isOn("force") ? request.with("force", "1") : request);
    });
  }
}
