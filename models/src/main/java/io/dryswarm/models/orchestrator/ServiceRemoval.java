package io.dryswarm.models.orchestrator;

import io.dryswarm.models.restart.Tasks;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.List;
import java.util.function.Consumer;

/** A deleted service's tasks go too. Source: control-plane facts 1.3.28a; moby/swarmkit manager/orchestrator/service.go. */
final class ServiceRemoval {
  private ServiceRemoval() {}

  /** Changes that raise every task of the service to desired REMOVE. */
  static List<Consumer<StoreTx>> removeTasks(int service, StoreView view) {
    return view.tasksOfService(service).stream()
        .map(TaskObject::id)
        .<Consumer<StoreTx>>map(id -> tx -> Tasks.raiseDesired(id, TaskState.REMOVE, tx))
        .toList();
  }
}
