package io.dryswarm.docker.client.stack;

import io.dryswarm.docker.client.Command;
import java.util.List;

/** {@code docker stack}. */
public final class StackCommands {
  private StackCommands() {}

  public static List<Command> all() {
    return List.of(
        new StackConfigCommand(),
        new StackDeploy(),
        new StackLs(),
        new StackPs(),
        new StackRm(),
        new StackServices());
  }
}
