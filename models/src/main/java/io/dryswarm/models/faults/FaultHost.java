package io.dryswarm.models.faults;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Carries out the timed actions of a run. Listens to {@code nodes} from now on. */
public final class FaultHost implements NodeListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final Distribution bootNs;
  private final Distribution engineStartNs;
  private final Hands hands;
  private final NodeLocator locator;
  private final NetworkFaults network;
  private final SlowFaults slow;
  private final StorageFaults storage;
  private final List<TimedAction> actions;
  private final RandomStream[] boot;
  private final long[] booting;
  private final SlotEvent act;
  private final SlotEvent booted;
  private final SlotEvent fresh;
  private final List<String> staleServices = new ArrayList<>();

  /**
   * @param bootNs        power on until the engine runs, nanoseconds
   * @param engineStartNs start of an engine until it is up, nanoseconds
   */
  public FaultHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      Distribution bootNs,
      Distribution engineStartNs,
      Hands hands,
      List<TimedAction> actions) {
    this.sim = sim;
    this.nodes = nodes;
    this.bootNs = bootNs;
    this.engineStartNs = engineStartNs;
    this.hands = hands;
    this.locator = new NodeLocator(hands);
    this.network = new NetworkFaults(sim, nodes.count(), fabric, locator);
    this.slow = new SlowFaults(sim, nodes, fabric);
    this.storage = new StorageFaults(sim, nodes, hands);
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
    this.fresh = sim.define("faults.fresh", this::onFresh);
    nodes.addListener(this);
    for (int i = 0; i < actions.size(); i++) {
      sim.at(actions.get(i).atNs(), act, i, 0);
    }
  }

  /** Where the words of this run's entries lead. */
  public NodeLocator locator() {
    return locator;
  }

  private void perform(Action action) {
    if (action instanceof Action.KillTask kill) {
      killTask(kill);
      return;
    }
    if (action instanceof Action.Partition partition) {
      network.partition(partition);
    } else if (action instanceof Action.Cut cut) {
      network.cut(cut);
    } else if (action instanceof Action.Loss loss) {
      network.loss(loss);
    } else if (action instanceof Action.Registry registry) {
      storage.registry(registry);
    } else {
      perform((Action.OnNode) action);
    }
  }

  private void perform(Action.OnNode action) {
    int node = locator.find(action.node());
    if (node == Hands.NOWHERE) {
      nothing(action.node());
    } else if (action instanceof Action.LinkDown down) {
      network.linkDown(node, down);
    } else if (action instanceof Action.LinkUp) {
      network.linkUp(node);
    } else if (action instanceof Action.Slow some) {
      slow.slow(node, some);
    } else if (action instanceof Action.Hang hang) {
      slow.hang(node, hang);
    } else if (action instanceof Action.DiskFull full) {
      storage.fill(node, full);
    } else if (action instanceof Action.StaleBackend stale) {
      loseRemovals(node, stale);
    } else if (action instanceof Action.Restart || action instanceof Action.StartEngine) {
      start(node, action);
    } else {
      end(node, action);
    }
  }

  private void loseRemovals(int node, Action.StaleBackend stale) {
    if (!hands.loseRemovals(node, stale.service(), true)) {
      note(FaultTrace.NO_EFFECT, node, "stale-backend without effect: no such service");
      return;
    }
    note(FaultTrace.STALE_BACKEND, node, stale.service());
    if (stale.forNs() != Action.FOR_GOOD) {
      staleServices.add(stale.service());
      sim.after(stale.forNs(), fresh, node, staleServices.size() - 1);
    }
  }

  private void onFresh(int node, long index) {
    String service = staleServices.get((int) index);
    hands.loseRemovals(node, service, false);
    note(FaultTrace.FRESH_BACKEND, node, service);
  }

  private void nothing(NodeRef ref) {
    sim.trace().add(FaultTrace.NO_TARGET, Hands.NOWHERE, 0, 0, ref.text());
  }

  /** The task is looked for each time: its slot has another one after the first kill. */
  private void killTask(Action.KillTask kill) {
    int node = hands.node(kill.node());
    int task = hands.task(kill.node());
    if (node == Hands.NOWHERE || task == Hands.NOWHERE) {
      nothing(kill.node());
    } else {
      sim.trace().add(FaultTrace.KILL_TASK, task, node);
      hands.killContainer(node, task);
    }
  }

  private void end(int node, Action.OnNode action) {
    String text = action.node().text();
    if (action instanceof Action.Crash) {
      crash(node, text);
    } else if (!nodes.isUp(node)) {
      note(FaultTrace.NO_EFFECT, node, action.verb() + " without effect: no engine runs");
    } else if (slow.takesNoCommand(node, action)) {
      note(FaultTrace.NO_EFFECT, node, action.verb() + " without effect: it hangs");
    } else {
      if (action instanceof Action.KillEngine) {
        note(FaultTrace.KILL_ENGINE, node, text);
        nodes.stopEngine(node);
      } else {
        note(FaultTrace.STOP_ENGINE, node, text);
        hands.stopEngine(node);
      }
    }
  }

  /** Takes the power away, also from a machine that boots. */
  private void crash(int node, String text) {
    boolean wasBooting = sim.cancel(booting[node]);
    if (wasBooting || nodes.isPowered(node)) {
      note(FaultTrace.CRASH, node, text);
      nodes.crash(node);
    } else {
      note(FaultTrace.NO_EFFECT, node, "crash without effect: power is off already");
    }
  }

  private void note(TraceCode code, int node, String text) {
    sim.trace().add(code, node, 0, 0, text);
  }

  /** An engine starts with its machine, or alone where the machine runs. */
  private void start(int node, Action action) {
    if (nodes.isUp(node)) {
      note(FaultTrace.NO_EFFECT, node, action.verb() + " without effect: the engine runs");
    } else if (sim.isPending(booting[node])) {
      note(FaultTrace.NO_EFFECT, node, action.verb() + " without effect: boots already");
    } else if (nodes.isPowered(node)) {
      sim.trace().add(FaultTrace.START_ENGINE, node);
      nodes.startEngine(node);
      bootLater(node, engineStartNs);
    } else if (action instanceof Action.Restart) {
      sim.trace().add(FaultTrace.POWER_ON, node);
      bootLater(node, bootNs);
    } else {
      note(FaultTrace.NO_EFFECT, node, action.verb() + " without effect: power is off");
    }
  }

  private void bootLater(int node, Distribution timeNs) {
    booting[node] = sim.after(timeNs.sampleNs(boot[node]), booted, node, 0);
  }

  private void onBooted(int node, long arg) {
    nodes.boot(node);
  }

  @Override
  public void crashed(int node) {
    slow.ended(node);
  }

  @Override
  public void booted(int node) {
    sim.trace().add(FaultTrace.BOOTED, node);
  }
}
