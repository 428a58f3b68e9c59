package io.dryswarm.docker.client.volume;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;

/** {@code docker volume prune}: it is about one engine alone. */
final class VolumePrune extends SimpleCommand {
  VolumePrune() {
    super("docker volume prune", "[OPTIONS]", "Remove unused local volumes");
  }

  @Override
  public Flags flags() {
    return new Flags().on("force", "f").on("all", "a").add("filter", Options::filter);
  }

  @Override
  public void run(Call call) {
    throw new CommandFailure("docker: local volumes are not removed in a simulation");
  }
}
