package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the committed state after every change: an address belongs to one live task, virtual IP or load balancer; a slot
 * has one task that is to run (but for updates); no node has more reserved than it has. Costs O(attachments) per change.
 */
public final class CommittedInvariants {

  private final Simulation sim;
  private final long[] nanoCpus;
  private final long[] memoryBytes;
  private final long[] reservedNanoCpus;
  private final long[] reservedMemoryBytes;
  private final LongOpenHashSet takenAddresses = new LongOpenHashSet();
  private final Long2ObjectOpenHashMap<TaskObject> slotOwner = new Long2ObjectOpenHashMap<>();
  private final IntOpenHashSet updatedServices = new IntOpenHashSet();

  public CommittedInvariants(Simulation sim, List<NodeObject.Description> nodes) {
    this.sim = sim;
    this.nanoCpus = nodes.stream().mapToLong(NodeObject.Description::nanoCpus).toArray();
    this.memoryBytes =
        nodes.stream().mapToLong(NodeObject.Description::memoryBytes).toArray();
    this.reservedNanoCpus = new long[nodes.size()];
    this.reservedMemoryBytes = new long[nodes.size()];
  }

  /** Takes in one committed change and checks what it touches. */
  public void committed(StoreEvent event) {
    StoreObject before = event.old();
    StoreObject after = event.op() == StoreEvent.Op.REMOVE ? null : event.object();
    moveAddresses(before, after);
    if (event.object() instanceof TaskObject) {
      moveReservation((TaskObject) before, (TaskObject) after);
      moveSlot((TaskObject) before, (TaskObject) after);
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

  private void moveAddresses(@Nullable StoreObject before, @Nullable StoreObject after) {
    for (NodeObject.Attachment a : addresses(before)) {
      takenAddresses.remove(key(a));
    }
    for (NodeObject.Attachment a : addresses(after)) {
      sim.check(takenAddresses.add(key(a)), "one owner for each address of a network");
    }
  }

  /** What an object keeps for itself: a live task's own, a service's virtual ones, those of a node's load balancers. */
  private static List<NodeObject.Attachment> addresses(@Nullable StoreObject object) {
    if (object instanceof TaskObject task) {
      return task.observed().isTerminal() ? List.of() : task.attachments();
    } else if (object instanceof ServiceObject service) {
      return service.virtualIps();
    } else if (object instanceof NodeObject node) {
      return node.attachments();
    }
    return List.of();
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
