package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;

/**
 * Machines and engines that stand still and go on later, as if nothing had happened: what was due meanwhile is done then, all at once.
 * A hung machine neither sends nor takes packets; of a hung engine only the process stands still, its machine's kernel goes on.
 */
public final class Hangs implements NodeListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;

  /** Listens to {@code nodes} from now on. */
  public Hangs(Simulation sim, Nodes nodes, Fabric fabric) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    nodes.addListener(this);
  }

  /** The whole machine stands still; call {@link #goOn} at the given time. */
  public void hangMachine(int node, long untilNs) {
    nodes.setHung(node, true);
    fabric.setHung(node, true);
    sim.pause(Owners.engine(node), after(untilNs));
    sim.pause(Owners.machine(node), after(untilNs));
  }

  /** The engine process stands still; call {@link #goOn} at the given time. */
  public void hangEngine(int node, long untilNs) {
    nodes.setHung(node, true);
    sim.pause(Owners.engine(node), after(untilNs));
  }

  /** What was held back comes after the node has gone on, so that what it sends then finds the way open. */
  private static long after(long untilNs) {
    return untilNs < 0 || untilNs == Time.NEVER ? Time.NEVER : untilNs + 1;
  }

  public boolean isMachineHung(int node) {
    return fabric.isHung(node);
  }

  /** The time is over, of an engine or of a machine. */
  public void goOn(int node) {
    nodes.setHung(node, false);
    fabric.setHung(node, false);
    sim.endPause(Owners.engine(node));
    sim.endPause(Owners.machine(node));
  }

  /** What has no power does not hang. */
  @Override
  public void powerLost(int node) {
    goOn(node);
  }

  /** A new engine is not hung; the machine may be. */
  @Override
  public void crashed(int node) {
    if (!fabric.isHung(node)) {
      goOn(node);
    }
  }

  @Override
  public void booted(int node) {
    // Nothing hangs from the start.
  }
}
