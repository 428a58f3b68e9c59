package io.dryswarm.docker.client.data;

import io.dryswarm.docker.client.Command;
import java.util.ArrayList;
import java.util.List;

/** {@code docker secret} and {@code docker config}. */
public final class DataCommands {
  private DataCommands() {}

  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    for (DataKind kind : DataKind.values()) {
      commands.add(new DataCreate(kind));
      commands.add(new DataInspect(kind));
      commands.add(new DataLs(kind));
      commands.add(new DataRm(kind));
    }
    return commands;
  }
}
