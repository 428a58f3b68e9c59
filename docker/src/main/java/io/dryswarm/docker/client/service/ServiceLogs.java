package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import java.util.List;

/** {@code docker service logs}: simulated programs write none. */
final class ServiceLogs extends SimpleCommand {
  ServiceLogs() {
    super("docker service logs", "[OPTIONS] SERVICE|TASK", "Fetch the logs of a service or task");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .on("follow", "f")
        .on("timestamps", "t")
        .on("details")
        .on("raw")
        .on("no-resolve")
        .on("no-task-ids")
        .on("no-trunc")
        .text("since")
        .text("tail", "n", "all");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    throw new CommandFailure("docker: logs are not simulated; the timeline tells what tasks do");
  }
}
