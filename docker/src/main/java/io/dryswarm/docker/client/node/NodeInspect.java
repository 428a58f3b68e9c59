package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Inspection;
import java.util.List;

/** {@code docker node inspect}. */
final class NodeInspect extends SimpleCommand {
  NodeInspect() {
    super(
        "docker node inspect",
        "[OPTIONS] self|NODE [NODE...]",
        "Display detailed information on one or more nodes");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format", "f", "").on("pretty");
  }

  @Override
  public void check(List<String> arguments) {
    checkAtLeast(1, arguments);
  }

  @Override
  public void run(Call call) {
    String format = call.flags().isOn("pretty") ? "pretty" : call.flags().get("format");
    if (format.startsWith("pretty") && !format.equals("pretty")) {
      throw new CommandFailure("cannot supply extra formatting options to the pretty template");
    }
    if (!format.equals("pretty")) {
      Inspection.print(call.terminal(), call.arguments(), format, true, name -> find(call, name));
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String name : call.arguments()) {
      text.append(PrettyNode.of(find(call, name))).append('\n');
    }
    call.terminal().print(text.toString());
  }

  private static JsonNode find(Call call, String name) {
    return call.api().get("/nodes/" + NodeCommands.reference(call, name));
  }
}
