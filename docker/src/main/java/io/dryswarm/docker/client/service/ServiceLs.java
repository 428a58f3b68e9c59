package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;

/** {@code docker service ls}. */
final class ServiceLs extends SimpleCommand {
  ServiceLs() {
    super("docker service ls", "[OPTIONS]", "List services");
  }

  @Override
  public Flags flags() {
    return ServiceList.flags();
  }

  @Override
  public void run(Call call) {
    ServiceList.print(call, ServiceList.find(call, Options.filters(call.flags())));
  }
}
