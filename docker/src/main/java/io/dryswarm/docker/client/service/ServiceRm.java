package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Removal;
import io.dryswarm.docker.client.SimpleCommand;
import java.util.List;

/** {@code docker service rm}. */
final class ServiceRm extends SimpleCommand {
  ServiceRm() {
    super("docker service rm", "SERVICE [SERVICE...]", "Remove one or more services");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    Removal.each(call, name -> call.api().delete("/services/" + name));
  }
}
