package io.dryswarm.docker.client.volume;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Removal;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.engine.EngineRequest;
import java.util.List;

/** {@code docker volume rm}. */
final class VolumeRm extends SimpleCommand {
  VolumeRm() {
    super("docker volume rm", "[OPTIONS] VOLUME [VOLUME...]", "Remove one or more volumes");
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
    boolean isForced = call.flags().isOn("force");
    Removal.each(call, name -> {
      EngineRequest request = EngineRequest.delete("/volumes/" + name);
      call.api().call(isForced ? request.with("force", "1") : request);
    });
  }
}
