package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.Command;
import java.util.List;

/** {@code docker service}. */
public final class ServiceCommands {
  private ServiceCommands() {}

  public static List<Command> all() {
    return List.of(
        new ServiceCreate(),
        new ServiceInspect(),
        new ServiceLogs(),
        new ServiceLs(),
        new ServicePs(),
        new ServiceRm(),
        new ServiceRollback(),
        new ServiceScale(),
        new ServiceUpdate());
  }
}
