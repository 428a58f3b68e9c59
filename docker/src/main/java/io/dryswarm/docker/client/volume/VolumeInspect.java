package io.dryswarm.docker.client.volume;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Inspection;
import java.util.List;

/** {@code docker volume inspect}. */
final class VolumeInspect extends SimpleCommand {
  VolumeInspect() {
    super(
        "docker volume inspect",
        "[OPTIONS] VOLUME [VOLUME...]",
        "Display detailed information on one or more volumes");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    Inspection.print(
        call.terminal(),
        call.arguments(),
        call.flags().get("format"),
        false,
        name -> call.api().get("/volumes/" + name));
  }
}
