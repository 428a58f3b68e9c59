package io.dryswarm.models.cluster.observe.explain;

import io.dryswarm.models.scheduler.PlacementExplanation;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was committed and what the scheduler decided, as far as explanations need it. */
final class Recording {
  /** A decision of the scheduler and its time, virtual nanoseconds. */
  record Decided(long timeNs, PlacementExplanation why) {}

  private final ObjectHistory<TaskObject> tasks = new ObjectHistory<>();
  private final ObjectHistory<ServiceObject> services = new ObjectHistory<>();
  private final ObjectHistory<NodeObject> nodes = new ObjectHistory<>();
  private final TreeMap<Integer, List<Decided>> decisions = new TreeMap<>();

  void committed(long timeNs, long index, StoreEvent event) {
    boolean removed = event.op() == StoreEvent.Op.REMOVE;
    StoreObject old = event.old();
    if (event.object() instanceof TaskObject now) {
      tasks.add(
          new Change<>(timeNs, index, old instanceof TaskObject task ? task : null, now, removed));
    } else if (event.object() instanceof ServiceObject now) {
      services.add(new Change<>(
          timeNs, index, old instanceof ServiceObject service ? service : null, now, removed));
    } else if (event.object() instanceof NodeObject now) {
      nodes.add(
          new Change<>(timeNs, index, old instanceof NodeObject node ? node : null, now, removed));
    }
  }

  /** A node that is there from the beginning. */
  void seeded(NodeObject node) {
    nodes.add(new Change<>(0, 0, null, node, false));
  }

  void decided(long timeNs, PlacementExplanation why) {
    decisions
        .computeIfAbsent(why.task().id(), task -> new ArrayList<>())
        .add(new Decided(timeNs, why));
  }

  ObjectHistory<TaskObject> tasks() {
    return tasks;
  }

  ObjectHistory<ServiceObject> services() {
    return services;
  }

  ObjectHistory<NodeObject> nodes() {
    return nodes;
  }

  /** The last decision for a task until then that sent it to the node; {@code null} if there was none. */
  @Nullable
  PlacementExplanation decision(int task, int node, long timeNs) {
    PlacementExplanation found = null;
    for (Decided decided : decisions.getOrDefault(task, List.of())) {
      if (decided.timeNs() <= timeNs && decided.why().node() == node) {
        found = decided.why();
      }
    }
    return found;
  }
}
