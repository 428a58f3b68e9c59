package io.dryswarm.docker.client.swarm;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;

/** {@code docker swarm ca}: shows the root certificate; it is not replaced in a simulation. */
final class SwarmCa extends SimpleCommand {
  SwarmCa() {
    super("docker swarm ca", "[OPTIONS]", "Display and rotate the root CA");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .on("rotate")
        .on("quiet", "q")
        .on("detach", "d")
        .text("ca-cert")
        .text("ca-key")
        .text("cert-expiry")
        .list("external-ca");
  }

  @Override
  public void run(Call call) {
    if (call.flags().isOn("rotate")) {
      throw new CommandFailure("the rotation of root certificates is not simulated");
    }
    for (String flag : new String[] {"ca-cert", "ca-key", "cert-expiry", "external-ca"}) {
      if (call.flags().changed(flag)) {
        throw new CommandFailure(
            "`--" + flag + "` flag requires the `--rotate` flag to update the CA");
      }
    }
    call.terminal()
        .line(Json.text(call.api().get("/swarm"), "TLSInfo", "TrustRoot").stripTrailing());
  }
}
