package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.TreeMap;

/** {@code docker node update}. */
final class NodeUpdate extends SimpleCommand {
  NodeUpdate() {
    super("docker node update", "[OPTIONS] NODE", "Update a node");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .text("role")
        .text("availability")
        .add("label-add", Options::label)
        .list("label-rm");
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    NodeChange.each(call, spec -> change(spec, call.flags()), call.terminal()::line);
  }

  private static boolean change(ObjectNode spec, Flags flags) {
    if (flags.changed("role")) {
      spec.put("Role", flags.get("role"));
    }
    if (flags.changed("availability")) {
      spec.put("Availability", flags.get("availability"));
    }
    TreeMap<String, String> labels = Json.map(spec.path("Labels"));
    labels.putAll(Options.map(flags.texts("label-add")));
    for (String key : flags.texts("label-rm")) {
      if (labels.remove(key) == null) {
        throw new CommandFailure("key " + key + " doesn't exist in node's labels");
      }
    }
    spec.set("Labels", Json.object(labels));
    return true;
  }
}
