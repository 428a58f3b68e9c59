package io.dryswarm.models.dispatcher;

import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import io.dryswarm.models.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The dispatcher's changes to single objects, each judged against what the store holds when its turn comes. */
final class StoreWrites {
  static final String UNKNOWN_MESSAGE =
      "Node moved to \"unknown\" state due to leadership change in cluster";

  private StoreWrites() {}

  /** Control-plane facts 1.2.12. */
  static void nodeUnknown(StoreTx tx, int id) {
    NodeObject node = tx.node(id);
    if (node != null && node.status() != NodeObject.Status.DOWN) {
      tx.update(node.withStatus(NodeObject.Status.UNKNOWN, UNKNOWN_MESSAGE));
    }
  }

  /** Keeps the stored description if {@code description} is {@code null}. */
  static void nodeStatus(
      StoreTx tx,
      int id,
      NodeObject.Status status,
      String message,
      NodeObject.@Nullable Description description) {
    NodeObject node = tx.node(id);
    if (node != null) {
      NodeObject changed = node.withStatus(status, message);
      tx.update(description == null ? changed : changed.withDescription(description));
    }
  }

  /** An observed state never gets lower, and a repeated report changes nothing: control-plane facts 1.4.34. */
  static void taskStatus(StoreTx tx, int id, TaskStatus reported, long nowNs) {
    TaskObject task = tx.task(id);
    if (task == null || task.observed().isAfter(reported.state())) {
      return;
    }
    TaskStatus applied = withAppliedNs(reported, nowNs);
    if (!withAppliedNs(task.status(), nowNs).equals(applied)) {
      tx.update(task.withStatus(applied));
    }
  }

  /** Nobody knows whether it still runs; one that had ended cannot have made progress since. Control-plane facts 4.1.5. */
  static void taskOrphaned(StoreTx tx, int id) {
    TaskObject task = tx.task(id);
    if (task != null
        && task.observed().isAtLeast(TaskState.ASSIGNED)
        && !task.observed().isTerminal()) {
      TaskStatus s = task.status();
      tx.update(task.withStatus(new TaskStatus(
          TaskState.ORPHANED, s.message(), s.err(), s.timeNs(), s.appliedNs(), s.exitCode())));
    }
  }

  /** The plugin of the managers has its turn on these nodes. */
  static void volumeLetGo(StoreTx tx, int id, SortedSet<Integer> nodes) {
    VolumeObject volume = tx.volume(id);
    if (volume == null) {
      return;
    }
    List<PublishStatus> statuses = new ArrayList<>();
    for (PublishStatus status : volume.published()) {
      statuses.add(
          nodes.contains(status.node())
              ? new PublishStatus(status.node(), PublishState.PENDING_CONTROLLER_UNPUBLISH)
              : status);
    }
    tx.update(volume.withPublished(statuses));
  }

  private static TaskStatus withAppliedNs(TaskStatus s, long appliedNs) {
    return new TaskStatus(s.state(), s.message(), s.err(), s.timeNs(), appliedNs, s.exitCode());
  }
}
