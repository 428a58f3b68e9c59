package io.dryswarm.models.faults;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.underlay.Nodes;
import java.util.Arrays;

/** Disks without room, and a registry that is down. A new fault of a kind replaces the one before. */
final class StorageFaults {
  private final Simulation sim;
  private final Nodes nodes;
  private final Hands hands;
  private final long[] freeing;
  private final SlotEvent free;
  private final SlotEvent up;
  private long rising = EventCalendar.NONE;

  StorageFaults(Simulation sim, Nodes nodes, Hands hands) {
    this.sim = sim;
    this.nodes = nodes;
    this.hands = hands;
    this.freeing = new long[nodes.count()];
    Arrays.fill(freeing, EventCalendar.NONE);
    this.free = sim.define("faults.disk-free", (node, arg) -> free(node));
    this.up = sim.define("faults.registry-up", (none, arg) -> setRegistry(false));
  }

  void fill(int node, Action.DiskFull action) {
    sim.cancel(freeing[node]);
    nodes.setDiskFull(node, true);
    sim.trace().add(FaultTrace.DISK_FULL, node, 0, 0, action.node().text());
    if (action.forNs() != Action.FOR_GOOD) {
      freeing[node] = sim.after(action.forNs(), free, node, 0);
    }
  }

  private void free(int node) {
    nodes.setDiskFull(node, false);
    sim.trace().add(FaultTrace.DISK_FREE, node);
  }

  void registry(Action.Registry action) {
    sim.cancel(rising);
    setRegistry(action.isDown());
    if (action.isDown() && action.forNs() != Action.FOR_GOOD) {
      rising = sim.after(action.forNs(), up, 0, 0);
    }
  }

  private void setRegistry(boolean isDown) {
    hands.setRegistry(isDown);
    sim.trace().add(isDown ? FaultTrace.REGISTRY_DOWN : FaultTrace.REGISTRY_UP, 0);
  }
}
