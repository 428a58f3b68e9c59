package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.ApiFailure;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code docker stack rm}. */
final class StackRm extends SimpleCommand {
  StackRm() {
    super("docker stack rm", "[OPTIONS] STACK [STACK...]", "Remove one or more stacks");
  }

  @Override
  public Flags flags() {
    return new Flags().on("detach", "d");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    call.arguments().forEach(Stacks::checkName);
    List<String> errors = new ArrayList<>();
    for (String stack : call.arguments()) {
      List<JsonNode> services = Stacks.list(call, "/services", stack);
      List<JsonNode> networks = Stacks.list(call, "/networks", stack);
      List<JsonNode> secrets = Stacks.list(call, "/secrets", stack);
      List<JsonNode> configs = Stacks.list(call, "/configs", stack);
      if (services.size() + networks.size() + secrets.size() + configs.size() == 0) {
        call.terminal().errorLine("Nothing found in stack: " + stack);
        continue;
      }
      boolean hasFailed = services(call, services);
      hasFailed |= remove(call, "secret", secrets);
      hasFailed |= remove(call, "config", configs);
      hasFailed |= remove(call, "network", networks);
      if (hasFailed) {
        errors.add("failed to remove some resources from stack: " + stack);
      }
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }

  /** Removes services by name; true if one of them was refused. */
  static boolean services(Call call, List<JsonNode> services) {
    List<JsonNode> sorted = new ArrayList<>(services);
    sorted.sort(Comparator.comparing(service -> Json.text(service, "Spec", "Name")));
    return remove(call, "service", sorted);
  }

  private static boolean remove(Call call, String kind, List<JsonNode> objects) {
    boolean hasFailed = false;
    for (JsonNode object : objects) {
      boolean isNetwork = kind.equals("network");
      String id = Json.text(object, isNetwork ? "Id" : "ID");
      String name = isNetwork ? Json.text(object, "Name") : Json.text(object, "Spec", "Name");
      call.terminal().line("Removing " + kind + " " + name);
      try {
        call.api().delete("/" + kind + "s/" + id);
      } catch (ApiFailure failure) {
        call.terminal().error("Failed to remove " + kind + " " + id + ": " + failure.text());
        hasFailed = true;
      }
    }
    return hasFailed;
  }
}
