package io.dryswarm.docker.client.stack;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import java.util.List;
import java.util.Set;

/** {@code docker stack deploy}. */
final class StackDeploy extends SimpleCommand {
  private static final String DETACH_NOTICE =
      "Since --detach=false was not specified, tasks will be created in the background.\n"
          + "In a future release, --detach=false will become the default.";

  StackDeploy() {
    super(
        "docker stack deploy", "[OPTIONS] STACK", "Deploy a new stack or update an existing stack");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .add("compose-file", "c", Options::several)
        .on("with-registry-auth")
        .on("prune")
        .text("resolve-image", "", "always")
        .on("detach", "d")
        .on("quiet", "q");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    Stacks.checkName(call.first());
    StackConfig config =
        StackFiles.read(call, flags.values("compose-file", String.class), StackLoader::deployable);
    String resolve = flags.get("resolve-image");
    if (!Set.of("always", "changed", "never").contains(resolve)) {
      throw new CommandFailure("Invalid option " + resolve + " for flag --resolve-image");
    }
    if (!flags.changed("detach")) {
      call.terminal().errorLine(DETACH_NOTICE);
    }
    new Deployment(call, config.model()).run();
  }
}
