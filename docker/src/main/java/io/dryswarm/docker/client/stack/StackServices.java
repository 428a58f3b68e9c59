package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.service.ServiceList;
import java.util.List;

/** {@code docker stack services}. */
final class StackServices extends SimpleCommand {
  StackServices() {
    super("docker stack services", "[OPTIONS] STACK", "List the services in the stack");
  }

  @Override
  public Flags flags() {
    return ServiceList.flags();
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Stacks.checkName(call.first());
    List<JsonNode> services = ServiceList.find(call, Stacks.filter(call, call.first()));
    if (services.isEmpty()) {
      call.terminal().errorLine("Nothing found in stack: " + call.first());
    } else {
      ServiceList.print(call, services);
    }
  }
}
