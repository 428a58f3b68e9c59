package io.dryswarm.docker.client.stack;

import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;

/** {@code docker stack config}. */
final class StackConfigCommand extends SimpleCommand {
  StackConfigCommand() {
    super(
        "docker stack config",
        "[OPTIONS]",
        "Outputs the final config file, after doing merges and interpolations");
  }

  @Override
  public Flags flags() {
    return new Flags().add("compose-file", "c", Options::several).on("skip-interpolation");
  }

  @Override
  public void run(Call call) {
    boolean skips = call.flags().isOn("skip-interpolation");
    String yaml = StackFiles.read(
            call,
            call.flags().values("compose-file", String.class),
            skips ? StackLoader::uninterpolated : StackLoader::config)
        .yaml();
    call.terminal().print(yaml);
  }
}
