package io.dryswarm.models.orchestrator;

import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rejects the tasks that use a cluster volume on drain, so that the orchestrators replace them without it.
 *
 * <p>Looks at each volume at the start and at every change of it. Source: control-plane facts 9.2.11; moby/swarmkit
 * manager/orchestrator/volumeenforcer/volume_enforcer.go.
 */
public final class VolumeEnforcer extends SerialComponent {
  static final String MESSAGE = "task rejected by volume enforcer";
  static final String ERR = "attached to volume which is being drained";

  @Override
  public String name() {
    return "enforcer.volumes";
  }

  @Override
  protected void begin() {
    writeInSequence(view().volumes().iterator(), this::rejections, () -> {});
  }

  @Override
  protected void handle(StoreEvent event) {
    if (event.op() == StoreEvent.Op.UPDATE && event.object() instanceof VolumeObject volume) {
      write(rejections(volume), () -> {});
    }
  }

  private List<Consumer<StoreTx>> rejections(VolumeObject volume) {
    List<Consumer<StoreTx>> parts = new ArrayList<>();
    if (volume.spec().availability() != VolumeSpec.Availability.DRAIN) {
      return parts;
    }
    for (TaskObject task : view().tasks()) {
      if (isAlive(task) && uses(task, volume)) {
        parts.add(tx -> reject(task.id(), tx));
      }
    }
    return parts;
  }

  private static boolean uses(TaskObject task, VolumeObject volume) {
    return task.volumes().stream().anyMatch(attached -> attached.volume() == volume.id());
  }

  private static boolean isAlive(TaskObject task) {
    return !task.desired().isAfter(TaskState.COMPLETE) && !task.observed().isTerminal();
  }

  /** Unlike the constraint enforcer, Swarm leaves the times of the status as they are. */
  private static void reject(int id, StoreTx tx) {
    TaskObject task = tx.task(id);
    if (task != null && isAlive(task)) {
      TaskStatus before = task.status();
      tx.update(task.withStatus(new TaskStatus(
          TaskState.REJECTED,
          MESSAGE,
          ERR,
          before.timeNs(),
          before.appliedNs(),
          before.exitCode())));
    }
  }
}
