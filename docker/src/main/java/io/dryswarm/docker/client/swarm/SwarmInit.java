package io.dryswarm.docker.client.swarm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.Locale;
import java.util.Set;

/** {@code docker swarm init}. */
final class SwarmInit extends SimpleCommand {
  SwarmInit() {
    super("docker swarm init", "[OPTIONS]", "Initialize a swarm");
  }

  @Override
  public Flags flags() {
    return SwarmSettings.flags()
        .text("listen-addr", "", "0.0.0.0:2377")
        .text("advertise-addr")
        .text("data-path-addr")
        .add("data-path-port", text -> GoText.unsigned(text, 0, Integer.SIZE))
        .on("force-new-cluster")
        .text("availability", "", "active")
        .add("default-addr-pool", Options::several)
        .add("default-addr-pool-mask-length", text -> GoText.unsigned(text, 0, Integer.SIZE));
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    ObjectNode body = Json.object()
        .put("ListenAddr", flags.get("listen-addr"))
        .put("AdvertiseAddr", flags.get("advertise-addr"))
        .put("DataPathAddr", flags.get("data-path-addr"))
        .put("DataPathPort", flags.number("data-path-port"))
        .put("ForceNewCluster", flags.isOn("force-new-cluster"));
    ObjectNode spec = SwarmSettings.unset();
    SwarmSettings.merge(flags, spec);
    body.set("Spec", spec);
    body.put("AutoLockManagers", flags.isOn("autolock"));
    availability(flags, body);
    body.set("DefaultAddrPool", Json.array(flags.values("default-addr-pool", String.class)));
    long length = flags.number("default-addr-pool-mask-length");
    body.put("SubnetSize", length == 0 ? 24 : length);
    String node = call.api().post("/swarm/init", body).asText();
    call.terminal().print("Swarm initialized: current node (" + node + ") is now a manager.\n\n");
    SwarmCommands.printJoinCommand(call, node, "worker", "Worker");
    call.terminal()
        .line(
            "To add a manager to this swarm, run 'docker swarm join-token manager' and follow the instructions.");
    if (flags.isOn("autolock")) {
      SwarmCommands.printUnlockKey(call);
    }
  }

  /** @throws CommandFailure if it is none */
  static void availability(Flags flags, ObjectNode body) {
    body.put("Availability", "");
    if (flags.changed("availability")) {
      String word = flags.get("availability").toLowerCase(Locale.ROOT);
      if (!Set.of("active", "pause", "drain").contains(word)) {
        throw new CommandFailure("invalid availability \"" + flags.get("availability")
            + "\", only active, pause and drain are supported");
      }
      body.put("Availability", word);
    }
  }
}
