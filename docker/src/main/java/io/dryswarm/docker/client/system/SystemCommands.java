package io.dryswarm.docker.client.system;

import io.dryswarm.docker.client.Command;
import java.util.List;

/** Commands without a group. */
public final class SystemCommands {
  private SystemCommands() {}

  public static List<Command> all() {
    return List.of(new Info(), new Version());
  }
}
