package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.client.service.TaskList;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** {@code docker node ps}. */
final class NodePs extends SimpleCommand {
  NodePs() {
    super(
        "docker node ps",
        "[OPTIONS] [NODE...]",
        "List tasks running on one or more nodes, defaults to current node");
  }

  @Override
  public Flags flags() {
    return TaskList.flags();
  }

  @Override
  public void check(List<String> arguments) {
    // Any number will do.
  }

  @Override
  public void run(Call call) {
    List<String> nodes = call.arguments().isEmpty() ? List.of("self") : call.arguments();
    List<String> errors = new ArrayList<>();
    List<JsonNode> tasks = new ArrayList<>();
    for (String node : nodes) {
      try {
        String reference = NodeCommands.reference(call, node);
        String id = Json.text(call.api().get("/nodes/" + reference), "ID");
        SortedMap<String, TreeSet<String>> filters = Options.filters(call.flags());
        filters.computeIfAbsent("node", key -> new TreeSet<>()).add(id);
        call.api().list("/tasks", filters).forEach(tasks::add);
      } catch (CommandFailure failure) {
        errors.add(failure.text());
      }
    }
    if (errors.isEmpty() || !tasks.isEmpty()) {
      TaskList.print(call, tasks);
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }
}
