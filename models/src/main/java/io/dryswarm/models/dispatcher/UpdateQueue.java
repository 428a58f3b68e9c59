package io.dryswarm.models.dispatcher;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject.TaskStatus;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatcher has to write: the newest status of each task and node. The loop that writes it wakes every batch interval, counted
 * from the end of its last flush; only wakings that find something are events here. States shorter than the gap between two flushes are
 * never stored. Source: control-plane facts 4.2; moby/swarmkit manager/dispatcher/dispatcher.go processUpdates.
 */
final class UpdateQueue {
  private final DispatcherSpec spec;
  private final Consumer<Registration> admit;
  private final TreeMap<Integer, TaskStatus> tasks = new TreeMap<>();
  private final TreeMap<Integer, NodeUpdate> nodes = new TreeMap<>();
  private final TreeMap<Integer, TreeSet<Integer>> letGo = new TreeMap<>();
  private List<Registration> waiting = new ArrayList<>();
  private List<Registration> flushing = List.of();
  private final IntOpenHashSet registering = new IntOpenHashSet();
  private boolean isFlushing;
  private boolean isArmed;
  private boolean isStopped;
  private long anchorNs;

  /** A node's news; {@code description} is {@code null} if it brings none. */
  private record NodeUpdate(
      NodeObject.Status status, String message, NodeObject.@Nullable Description description) {}

  /**
   * An agent that waits for its READY to be written.
   *
   * @param session its session if it is still valid, {@link DispatcherRequest#NO_SESSION} if it shall get a new one
   */
  record Registration(Route route, long session) {}

  /** @param admit told of each registration whose READY has been committed */
  UpdateQueue(DispatcherSpec spec, Consumer<Registration> admit) {
    this.spec = spec;
    this.admit = admit;
  }

  void start(long nowNs) {
    anchorNs = nowNs;
  }

  void taskStatus(int task, TaskStatus status, ComponentEffects out) {
    tasks.put(task, status);
    requestFlush(out);
  }

  /** The node has let the volume go. */
  void volumeUnpublished(int volume, int node, ComponentEffects out) {
    letGo.computeIfAbsent(volume, v -> new TreeSet<>()).add(node);
    requestFlush(out);
  }

  void nodeReady(
      Registration registration, NodeObject.Description description, ComponentEffects out) {
    waiting.add(registration);
    nodes.put(
        registration.route().node(), new NodeUpdate(NodeObject.Status.READY, "", description));
    requestFlush(out);
  }

  /** Keeps a description that was not written yet. */
  void nodeDown(int node, String message, ComponentEffects out) {
    NodeUpdate before = nodes.get(node);
    nodes.put(
        node,
        new NodeUpdate(
            NodeObject.Status.DOWN, message, before == null ? null : before.description()));
    requestFlush(out);
  }

  boolean awaitsRegistration(int node) {
    return isAmong(waiting, node) || isAmong(flushing, node);
  }

  private static boolean isAmong(List<Registration> registrations, int node) {
    for (Registration registration : registrations) {
      if (registration.route().node() == node) {
        return true;
      }
    }
    return false;
  }

  /** Nothing is written and nobody admitted any more; those who still waited. */
  List<Registration> stop() {
    isStopped = true;
    List<Registration> left = new ArrayList<>(flushing);
    left.addAll(waiting);
    return left;
  }

  private void requestFlush(ComponentEffects out) {
    if (isFlushing) {
      return;
    }
    if (Math.max(tasks.size(), nodes.size()) >= spec.maxBatchItems()) {
      out.disarm(DispatcherTimer.FLUSH.key(0));
      flush(out);
    } else if (!isArmed) {
      isArmed = true;
      long sinceNs = (out.nowNs() - anchorNs) % spec.batchIntervalNs();
      out.arm(DispatcherTimer.FLUSH.key(0), spec.batchIntervalNs() - sinceNs);
    }
  }

  /** Whether the node's registration is being written. */
  boolean isRegistering(int node) {
    return registering.contains(node);
  }

  /** One batch; the next one waits for it. */
  void flush(ComponentEffects out) {
    isArmed = false;
    isFlushing = true;
    flushing = waiting;
    waiting = new ArrayList<>();
    flushing.forEach(registration -> registering.add(registration.route().node()));
    List<Consumer<StoreTx>> parts = new ArrayList<>(tasks.size() + nodes.size());
    tasks.forEach(
        (task, status) -> parts.add(tx -> StoreWrites.taskStatus(tx, task, status, out.nowNs())));
    nodes.forEach((node, n) -> parts.add(
        tx -> StoreWrites.nodeStatus(tx, node, n.status(), n.message(), n.description())));
    letGo.forEach((volume, from) -> parts.add(tx -> StoreWrites.volumeLetGo(tx, volume, from)));
    tasks.clear();
    nodes.clear();
    letGo.clear();
    out.batch(parts, () -> flushed(out));
  }

  private void flushed(ComponentEffects out) {
    if (isStopped) {
      return;
    }
    isFlushing = false;
    anchorNs = out.nowNs();
    List<Registration> admitted = flushing;
    flushing = List.of();
    registering.clear();
    admitted.forEach(admit);
    if (!tasks.isEmpty() || !nodes.isEmpty() || !letGo.isEmpty()) {
      requestFlush(out);
    }
  }
}
