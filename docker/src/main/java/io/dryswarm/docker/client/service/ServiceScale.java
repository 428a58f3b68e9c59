package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code docker service scale}. */
final class ServiceScale extends SimpleCommand {
  ServiceScale() {
    super(
        "docker service scale",
        "SERVICE=REPLICAS [SERVICE=REPLICAS...]",
        "Scale one or multiple replicated services");
  }

  @Override
  public Flags flags() {
    return new Flags().on("detach", "d");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new CommandFailure("invalid scale specifier '" + argument + "'.\nSee '" + path()
            + " --help'.\n\nUsage:  " + usageLine() + "\n\n" + summary());
      }
    }
  }

  @Override
  public void run(Call call) {
    List<String> errors = new ArrayList<>();
    List<String> scaled = new ArrayList<>();
    for (String argument : call.arguments()) {
      String[] parts = argument.split("=", 2);
      try {
        long replicas = replicas(parts[1]);
        scale(call, parts[0], replicas);
        call.terminal().line(parts[0] + " scaled to " + Long.toUnsignedString(replicas));
        scaled.add(parts[0]);
      } catch (CommandFailure failure) {
        errors.add(parts[0] + ": " + failure.text());
      }
    }
    if (!call.flags().isOn("detach")) {
      for (String service : scaled) {
        try {
          ServiceWait.on(call, service, false);
        } catch (CommandFailure failure) {
          errors.add(service + ": " + failure.text());
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }

  private static long replicas(String text) {
    try {
      return GoText.unsigned(text, 10, Long.SIZE);
    } catch (BadValue bad) {
      throw new CommandFailure("invalid replicas value " + text + ": " + bad.text());
    }
  }

  private static void scale(Call call, String name, long replicas) {
    JsonNode service = call.api().service(name);
    ObjectNode spec = (ObjectNode) service.get("Spec");
    JsonNode mode = spec.path("Mode");
    if (mode.get("Replicated") instanceof ObjectNode replicated) {
      replicated.put("Replicas", replicas);
    } else if (mode.get("ReplicatedJob") instanceof ObjectNode job) {
      job.put("TotalCompletions", replicas);
    } else {
      throw new CommandFailure("scale can only be used with replicated or replicated-job mode");
    }
    // A scaled service is looked up in no registry; what its image is called stays.
    JsonNode answer = call.api().call(ServiceRollback.update(service, spec));
    Json.texts(answer.path("Warnings")).forEach(call.terminal()::errorLine);
  }
}
