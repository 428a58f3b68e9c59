package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.service.TaskList;
import java.util.ArrayList;
import java.util.List;

/** {@code docker stack ps}. */
final class StackPs extends SimpleCommand {
  StackPs() {
    super("docker stack ps", "[OPTIONS] STACK", "List the tasks in the stack");
  }

  @Override
  public Flags flags() {
    return TaskList.flags();
  }

  @Override
  public void check(List<String> arguments) {
    checkExactly(1, arguments);
  }

  @Override
  public void run(Call call) {
    Stacks.checkName(call.first());
    List<JsonNode> tasks = new ArrayList<>();
    call.api().list("/tasks", Stacks.filter(call, call.first())).forEach(tasks::add);
    if (tasks.isEmpty()) {
      throw new CommandFailure("nothing found in stack: " + call.first());
    }
    TaskList.print(call, tasks);
  }
}
