package io.dryswarm.docker.client.data;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Removal;
import io.dryswarm.docker.client.SimpleCommand;
import java.util.List;

/** {@code docker secret rm}, {@code docker config rm}. */
final class DataRm extends SimpleCommand {
  private final DataKind kind;

  DataRm(DataKind kind) {
    super(
        kind.command("rm"),
        kind.argument() + " [" + kind.argument() + "...]",
        "Remove one or more " + kind.word + "s");
    this.kind = kind;
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    Removal.each(call, name -> call.api().delete(kind.path() + "/" + name));
  }
}
