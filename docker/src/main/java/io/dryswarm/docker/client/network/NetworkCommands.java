package io.dryswarm.docker.client.network;

import io.dryswarm.docker.client.Command;
import java.util.List;

/** {@code docker network}. */
public final class NetworkCommands {
  private NetworkCommands() {}

  public static List<Command> all() {
    return List.of(new NetworkCreate(), new NetworkInspect(), new NetworkLs(), new NetworkRm());
  }
}
