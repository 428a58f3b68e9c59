package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the committed state after every change: no two live tasks with one address, no slot with two tasks that are to
 * run (but for updates), no node with more reserved than it has. Costs O(attachments) per task change.
 */
public final class CommittedInvariants {
  private static final int NOBODY = -1;

  private final Simulation sim;
  private final long[] nanoCpus;
  private final long[] memoryBytes;
  private final long[] reservedNanoCpus;
  private final long[] reservedMemoryBytes;
  private final Long2IntOpenHashMap addressOwner = new Long2IntOpenHashMap();
  private final Long2ObjectOpenHashMap<TaskObject> slotOwner = new Long2ObjectOpenHashMap<>();
  private final IntOpenHashSet updatedServices = new IntOpenHashSet();

  public CommittedInvariants(Simulation sim, java.util.List<NodeObject.Description> nodes) {
    this.sim = sim;
    this.nanoCpus = nodes.stream().mapToLong(NodeObject.Description::nanoCpus).toArray();
    this.memoryBytes =
        nodes.stream().mapToLong(NodeObject.Description::memoryBytes).toArray();
    this.reservedNanoCpus = new long[nodes.size()];
    this.reservedMemoryBytes = new long[nodes.size()];
    addressOwner.defaultReturnValue(NOBODY);
  }

  /** Takes in one committed change and checks what it touches. */
  public void committed(StoreEvent event) {
    if (event.object() instanceof TaskObject task) {
      TaskObject before = event.old() instanceof TaskObject old ? old : null;
      TaskObject after = event.op() == StoreEvent.Op.REMOVE ? null : task;
      moveReservation(before, after);
      moveSlot(before, after);
      moveAddresses(before, after);
    } else if (event.object() instanceof ServiceObject service && service.updateStatus() != null) {
      updatedServices.add(service.id());
    }
  }

  private void moveReservation(@Nullable TaskObject before, @Nullable TaskObject after) {
    if (before != null && holdsReservation(before)) {
      reservedNanoCpus[before.node()] -= before.spec().resources().reservedNanoCpus();
      reservedMemoryBytes[before.node()] -= before.spec().resources().reservedMemoryBytes();
    }
    if (after != null && holdsReservation(after)) {
      int node = after.node();
      reservedNanoCpus[node] += after.spec().resources().reservedNanoCpus();
      reservedMemoryBytes[node] += after.spec().resources().reservedMemoryBytes();
      sim.check(
          reservedNanoCpus[node] <= nanoCpus[node]
              && reservedMemoryBytes[node] <= memoryBytes[node],
          "reservations within what node " + node + " has");
    }
  }

  /**
   * An update puts a task of the new version beside that of the old one, and when it races a restart, Swarm itself makes two: what is
   * checked is that a service never updated has no two tasks of one version in a place.
   */
  private void moveSlot(@Nullable TaskObject before, @Nullable TaskObject after) {
    if (before != null && isToRun(before)) {
      TaskObject owner = slotOwner.get(place(before));
      if (owner != null && owner.id() == before.id()) {
        slotOwner.remove(place(before));
      }
    }
    if (after != null && isToRun(after)) {
      TaskObject owner = slotOwner.put(place(after), after);
      sim.check(
          owner == null
              || owner.id() == after.id()
              || owner.specVersion() != after.specVersion()
              || updatedServices.contains(after.service()),
          "one task to run in the place of " + after.displayName());
    }
  }

  private void moveAddresses(@Nullable TaskObject before, @Nullable TaskObject after) {
    if (before != null && !before.observed().isTerminal()) {
      for (NodeObject.Attachment a : before.attachments()) {
        addressOwner.remove(key(a));
      }
    }
    if (after != null && !after.observed().isTerminal()) {
      for (NodeObject.Attachment a : after.attachments()) {
        int owner = addressOwner.put(key(a), after.id());
        sim.check(owner == NOBODY || owner == after.id(), "one task per address");
      }
    }
  }

  private static boolean holdsReservation(TaskObject task) {
    return task.node() != TaskObject.UNASSIGNED
        && task.observed().isAtLeast(TaskState.ASSIGNED)
        && !task.observed().isTerminal();
  }

  private static boolean isToRun(TaskObject task) {
    return !task.desired().isTerminal();
  }

  private static long place(TaskObject task) {
    int place = task.slot() == 0 ? -1 - task.node() : task.slot();
    return ((long) task.service() << 32) | (place & 0xffffffffL);
  }

  private static long key(NodeObject.Attachment a) {
    return ((long) a.network() << 32) | (a.address() & 0xffffffffL);
  }
}
