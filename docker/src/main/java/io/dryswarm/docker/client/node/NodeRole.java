package io.dryswarm.docker.client.node;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker node promote}, {@code docker node demote}. */
final class NodeRole extends SimpleCommand {
  private final boolean promotes;

  NodeRole(boolean promotes) {
    super(
        "docker node " + (promotes ? "promote" : "demote"),
        "NODE [NODE...]",
        promotes
            ? "Promote one or more nodes to manager in the swarm"
            : "Demote one or more nodes from manager in the swarm");
    this.promotes = promotes;
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    String role = promotes ? "manager" : "worker";
    NodeChange.each(
        call,
        spec -> {
          if (Json.text(spec, "Role").equals(role)) {
            call.terminal().line("Node " + Json.text(spec, "ID") + " is already a " + role + ".");
            return false;
          }
          spec.put("Role", role);
          return true;
        },
        name -> call.terminal()
            .line(
                promotes
                    ? "Node " + name + " promoted to a manager in the swarm."
                    : "Manager " + name + " demoted in the swarm."));
  }
}
