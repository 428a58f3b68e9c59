package io.dryswarm.models.faults;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.faults.Action.Slow.Part;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Hangs;
import io.dryswarm.models.underlay.Nodes;
import java.util.Arrays;

/** Machines that are slow, and machines that do nothing for a while. A new fault of a kind on a node replaces the one before. */
final class SlowFaults {
  private static final int PARTS = Part.values().length;

  private final Simulation sim;
  private final Nodes nodes;
  private final Hangs hangs;
  private final long[] recovery;
  private final long[] awakening;
  private final SlotEvent fastAgain;
  private final SlotEvent goesOn;

  SlowFaults(Simulation sim, Nodes nodes, Fabric fabric) {
    this.sim = sim;
    this.nodes = nodes;
    this.hangs = new Hangs(sim, nodes, fabric);
    this.recovery = new long[nodes.count() * PARTS];
    this.awakening = new long[nodes.count()];
    Arrays.fill(recovery, EventCalendar.NONE);
    Arrays.fill(awakening, EventCalendar.NONE);
    this.fastAgain = sim.define("faults.slow-over", (node, part) -> fastAgain(node, (int) part));
    this.goesOn = sim.define("faults.goes-on", (node, arg) -> goOn(node));
  }

  void slow(int node, Action.Slow action) {
    int part = action.part().ordinal();
    sim.cancel(recovery[node * PARTS + part]);
    set(node, action.part(), action.factor());
    sim.trace().add(FaultTrace.SLOW, node, 0, 0, words(action.part()) + " " + action.factor());
    if (action.forNs() != Action.FOR_GOOD) {
      recovery[node * PARTS + part] = sim.after(action.forNs(), fastAgain, node, part);
    }
  }

  private void fastAgain(int node, int part) {
    Part which = Part.values()[part];
    set(node, which, 1);
    sim.trace().add(FaultTrace.SLOW_OVER, node, 0, 0, words(which));
  }

  private void set(int node, Part part, double factor) {
    if (part == Part.CPU) {
      nodes.setCpuFactor(node, factor);
    } else {
      nodes.setDiskFactor(node, factor);
    }
  }

  private static String words(Part part) {
    return part == Part.CPU ? "CPU" : "disk";
  }

  /** Of a machine without power nothing hangs, of one without an engine no engine. */
  void hang(int node, Action.Hang action) {
    boolean runs = action.engineOnly() ? nodes.isUp(node) : nodes.isPowered(node);
    if (!runs || nodes.isHung(node)) {
      String state = runs ? "it hangs already" : "it does not run";
      sim.trace()
          .add(FaultTrace.NO_EFFECT, node, 0, 0, action.verb() + " without effect: " + state);
      return;
    }
    sim.trace()
        .add(
            action.engineOnly() ? FaultTrace.HANG_ENGINE : FaultTrace.HANG,
            node,
            0,
            0,
            action.node().text());
    awakening[node] = sim.after(action.forNs(), goesOn, node, 0);
    long endNs = sim.nowNs() + action.forNs();
    if (action.engineOnly()) {
      hangs.hangEngine(node, endNs);
    } else {
      hangs.hangMachine(node, endNs);
    }
  }

  private void goOn(int node) {
    if (nodes.isHung(node)) {
      hangs.goOn(node);
      sim.trace().add(FaultTrace.GOES_ON, node);
    }
  }

  /** A hung machine carries out no command; a hung engine can be killed, but does not hear that it shall end. */
  boolean takesNoCommand(int node, Action.OnNode action) {
    return nodes.isHung(node) && (hangs.isMachineHung(node) || action instanceof Action.StopEngine);
  }

  /** The machine has lost its power, or the engine was killed: it will not go on. */
  void ended(int node) {
    if (!nodes.isHung(node)) {
      sim.cancel(awakening[node]);
    }
  }
}
