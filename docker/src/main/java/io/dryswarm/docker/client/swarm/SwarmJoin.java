package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker swarm join}. */
final class SwarmJoin extends SimpleCommand {
  SwarmJoin() {
    super("docker swarm join", "[OPTIONS] HOST:PORT", "Join a swarm as a node and/or manager");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .text("listen-addr", "", "0.0.0.0:2377")
        .text("advertise-addr")
        .text("data-path-addr")
        .text("token")
        .text("availability", "", "active");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    ObjectNode body = Json.object()
        .put("ListenAddr", flags.get("listen-addr"))
        .put("AdvertiseAddr", flags.get("advertise-addr"))
        .put("DataPathAddr", flags.get("data-path-addr"));
    body.set("RemoteAddrs", Json.array(List.of(call.first())));
    body.put("JoinToken", flags.get("token"));
    SwarmInit.availability(flags, body);
    call.api().post("/swarm/join", body);
    boolean isManager = Json.at(call.api().info(), "Swarm", "ControlAvailable").asBoolean(false);
    call.terminal().line("This node joined a swarm as a " + (isManager ? "manager." : "worker."));
  }
}
