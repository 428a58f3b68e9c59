package io.dryswarm.docker.client.network;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Inspection;
import io.dryswarm.docker.engine.EngineRequest;
import java.util.List;

/** {@code docker network inspect}. */
final class NetworkInspect extends SimpleCommand {
  NetworkInspect() {
    super(
        "docker network inspect",
        "[OPTIONS] NETWORK [NETWORK...]",
        "Display detailed information on one or more networks");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "").on("verbose", "v");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    boolean isVerbose = call.flags().isOn("verbose");
    Inspection.print(call.terminal(), call.arguments(), call.flags().get("format"), false, name -> {
      EngineRequest request = EngineRequest.get("/networks/" + name);
      return call.api().call(isVerbose ? request.with("verbose", "true") : request);
    });
  }
}
