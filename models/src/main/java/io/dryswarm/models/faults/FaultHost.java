package io.dryswarm.models.faults;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.underlay.Nodes;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Carries out the timed actions of a run. */
public final class FaultHost {
  /** No such node at the moment. */
  public static final int NOWHERE = -1;

  private final Simulation sim;
  private final Nodes nodes;
  private final Distribution bootNs;
  private final ToIntFunction<NodeRef> locator;
  private final List<TimedAction> actions;
  private final TreeMap<String, Integer> fixed = new TreeMap<>();
  private final RandomStream[] boot;
  private final long[] booting;
  private final SlotEvent act;
  private final SlotEvent booted;

  /**
   * @param bootNs  power on until the engine runs, nanoseconds
   * @param locator finds the node of a reference now, or {@link #NOWHERE}
   */
  public FaultHost(
      Simulation sim,
      Nodes nodes,
      Distribution bootNs,
      ToIntFunction<NodeRef> locator,
      List<TimedAction> actions) {
    this.sim = sim;
    this.nodes = nodes;
    this.bootNs = bootNs;
    this.locator = locator;
    this.actions = List.copyOf(actions);
    this.boot = new RandomStream[nodes.count()];
    this.booting = new long[nodes.count()];
    Arrays.fill(booting, EventCalendar.NONE);
    for (int node = 0; node < boot.length; node++) {
      boot[node] = sim.streams().stream("faults.boot", node);
    }
    this.act =
        sim.define("faults.act", (index, arg) -> perform(this.actions.get(index).action()));
    this.booted = sim.define("faults.booted", this::onBooted);
    for (int i = 0; i < actions.size(); i++) {
      sim.at(actions.get(i).atNs(), act, i, 0);
    }
  }

  private void perform(Action action) {
    int node = locate(action.node());
    if (node == NOWHERE) {
      sim.trace().add(FaultTrace.NO_TARGET, NOWHERE, 0, 0, action.node().text());
    } else if (action instanceof Action.Crash) {
      crash(node, action.node().text());
    } else {
      restart(node);
    }
  }

  /** Takes the power away, also from a machine that boots. */
  private void crash(int node, String target) {
    boolean wasBooting = sim.cancel(booting[node]);
    if (wasBooting || nodes.isUp(node)) {
      sim.trace().add(FaultTrace.CRASH, node, 0, 0, target);
      nodes.crash(node);
    }
  }

  private void restart(int node) {
    if (!nodes.isUp(node) && !sim.isPending(booting[node])) {
      sim.trace().add(FaultTrace.POWER_ON, node);
      booting[node] = sim.after(bootNs.sampleNs(boot[node]), booted, node, 0);
    }
  }

  private void onBooted(int node, long arg) {
    sim.trace().add(FaultTrace.BOOTED, node);
    nodes.boot(node);
  }

  /** The same words mean the same node for the whole run. */
  private int locate(NodeRef ref) {
    Integer known = fixed.get(ref.text());
    if (known != null) {
      return known;
    }
    int node = locator.applyAsInt(ref);
    if (node != NOWHERE) {
      fixed.put(ref.text(), node);
    }
    return node;
  }
}
