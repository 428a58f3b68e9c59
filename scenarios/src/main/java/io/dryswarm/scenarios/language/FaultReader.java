package io.dryswarm.scenarios.language;

import io.dryswarm.models.faults.Action;
import io.dryswarm.scenarios.yaml.Place;
import java.util.Optional;

/** What happens to machines, engines and containers. */
final class FaultReader {
  private final NodeRefReader names;

  FaultReader(NodeRefReader names) {
    this.names = names;
  }

  Optional<Action> read(String kind, Place target) {
    if (kind.equals("kill-task")) {
      return names.task(target, "").map(Action.KillTask::new);
    }
    return names.node(target).map(node -> switch (kind) {
      case "crash" -> new Action.Crash(node);
      case "restart" -> new Action.Restart(node);
      case "kill-engine" -> new Action.KillEngine(node);
      case "stop-engine" -> new Action.StopEngine(node);
      default -> new Action.StartEngine(node);
    });
  }
}
