package io.dryswarm.docker.client.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.docker.client.ApiFailure;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@code docker network rm}. */
final class NetworkRm extends SimpleCommand {
  private static final String INGRESS_WARNING =
      "WARNING! Before removing the routing-mesh network, make sure all the nodes in your swarm run"
          + " the same docker engine version. Otherwise, removal may not be effective and"
          + " functionality of newly create ingress networks will be impaired.\n"
          + "Are you sure you want to continue? [y/N] ";

  NetworkRm() {
    super("docker network rm", "NETWORK [NETWORK...]", "Remove one or more networks");
  }

  @Override
  public Flags flags() {
    return new Flags().on("force", "f");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    boolean hasFailed = false;
    for (String name : call.arguments()) {
      if (found(call, name).path("Ingress").asBoolean(false) && !confirmed(call)) {
        continue;
      }
      try {
        call.api().delete("/networks/" + name);
        call.terminal().line(name);
      } catch (ApiFailure failure) {
        if (!(call.flags().isOn("force") && failure.isNotFound())) {
          call.terminal().errorLine(failure.text());
          hasFailed = true;
        }
      }
    }
    if (hasFailed) {
      throw new CommandFailure("exit status 1");
    }
  }

  private static JsonNode found(Call call, String name) {
    try {
      return call.api().get("/networks/" + name);
    } catch (ApiFailure failure) {
      return MissingNode.getInstance();
    }
  }

  private static boolean confirmed(Call call) {
    call.terminal().print(INGRESS_WARNING);
    String answer = new String(call.invocation().stdin(), StandardCharsets.UTF_8);
    return answer.strip().toLowerCase(Locale.ROOT).equals("y");
  }
}
