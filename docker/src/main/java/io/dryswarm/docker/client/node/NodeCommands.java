package io.dryswarm.docker.client.node;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Command;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker node}. */
public final class NodeCommands {
  private NodeCommands() {}

  public static List<Command> all() {
    return List.of(
        new NodeInspect(),
        new NodeLs(),
        new NodePs(),
        new NodeRm(),
        new NodeRole(true),
        new NodeRole(false),
        new NodeUpdate());
  }

  /** {@code self} is the node of the engine that is asked. */
  static String reference(Call call, String name) {
    if (!name.equals("self")) {
      return name;
    }
    String id = Json.text(call.api().info(), "Swarm", "NodeID");
    if (id.isEmpty()) {
      call.api().get("/nodes");
      throw new CommandFailure("node ID not found in /info");
    }
    return id;
  }
}
