package io.dryswarm.models.faults;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.models.underlay.Fabric;
import it.unimi.dsi.fastutil.ints.Int2IntAVLTreeMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Closes ways between nodes and opens them again. A way that several faults close is open when all of them have healed. */
final class NetworkFaults {
  private static final int NO_SIDE = -1;

  /** A partition or a cut that goes on; each way is {@code from * nodes + to}. */
  private record Closed(String text, IntArrayList ways) {}

  private final Simulation sim;
  private final Fabric fabric;
  private final NodeLocator locator;
  private final int nodes;
  private final Int2IntAVLTreeMap closedBy = new Int2IntAVLTreeMap();
  private final List<Closed> faults = new ArrayList<>();
  private final boolean[] down;
  private final long[] plugging;
  private final List<Closed> losses = new ArrayList<>();
  private final SlotEvent heal;
  private final SlotEvent soundAgain;
  private final SlotEvent plug;

  NetworkFaults(Simulation sim, int nodes, Fabric fabric, NodeLocator locator) {
    this.sim = sim;
    this.fabric = fabric;
    this.locator = locator;
    this.nodes = nodes;
    this.down = new boolean[nodes];
    this.plugging = new long[nodes];
    Arrays.fill(plugging, EventCalendar.NONE);
    this.heal = sim.define("faults.heal", (fault, arg) -> heal(faults.get(fault)));
    this.soundAgain = sim.define("faults.loss-over", (fault, arg) -> lossOver(losses.get(fault)));
    this.plug = sim.define("faults.plug", (node, arg) -> plug(node));
  }

  void linkDown(int node, Action.LinkDown action) {
    if (down[node]) {
      sim.trace()
          .add(FaultTrace.NO_EFFECT, node, 0, 0, "link-down without effect: the link is down");
      return;
    }
    down[node] = true;
    fabric.setLink(node, false);
    sim.trace().add(FaultTrace.LINK_DOWN, node, 0, 0, action.node().text());
    if (action.forNs() != Action.FOR_GOOD) {
      plugging[node] = sim.after(action.forNs(), plug, node, 0);
    }
  }

  void linkUp(int node) {
    if (down[node]) {
      sim.cancel(plugging[node]);
      plug(node);
    } else {
      sim.trace().add(FaultTrace.NO_EFFECT, node, 0, 0, "link-up without effect: the link is up");
    }
  }

  private void plug(int node) {
    down[node] = false;
    fabric.setLink(node, true);
    sim.trace().add(FaultTrace.LINK_UP, node);
  }

  void partition(Action.Partition action) {
    int[] side = new int[nodes];
    Arrays.fill(side, NO_SIDE);
    List<String> texts = new ArrayList<>();
    boolean complete = true;
    for (NodeGroup group : action.groups()) {
      if (!group.isOthers()) {
        complete &= mark(side, group, texts.size());
      }
      texts.add(group.text());
    }
    if (complete) {
      IntArrayList ways = new IntArrayList();
      for (int way = 0; way < nodes * nodes; way++) {
        if (side[way / nodes] != side[way % nodes]) {
          ways.add(way);
        }
      }
      close(FaultTrace.PARTITION, String.join(" | ", texts), ways, action.forNs());
    }
  }

  void cut(Action.Cut action) {
    IntArrayList ways = ways(action.from(), action.to());
    if (!ways.isEmpty()) {
      String text = action.from().text() + " to " + action.to().text();
      close(FaultTrace.CUT, text, ways, action.forNs());
    }
  }

  void loss(Action.Loss action) {
    IntArrayList ways = ways(action.from(), action.to());
    if (ways.isEmpty()) {
      return;
    }
    String text = action.from().text() + " to " + action.to().text();
    sim.trace()
        .add(FaultTrace.LOSS, Hands.NOWHERE, 0, 0, percent(action.share()) + " from " + text);
    lose(ways, action.share());
    if (action.forNs() != Action.FOR_GOOD) {
      losses.add(new Closed("loss from " + text, ways));
      sim.after(action.forNs(), soundAgain, losses.size() - 1, 0);
    }
  }

  private static String percent(double share) {
    return new BigDecimal(share * 100)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  private void lose(IntArrayList ways, double share) {
    for (int i = 0; i < ways.size(); i++) {
      fabric.setLoss(ways.getInt(i) / nodes, ways.getInt(i) % nodes, share);
    }
  }

  private void lossOver(Closed fault) {
    sim.trace().add(FaultTrace.HEALED, Hands.NOWHERE, 0, 0, fault.text());
    lose(fault.ways(), 0);
  }

  /** Every way from one group to another; none, and told, if one of their nodes is nowhere. */
  private IntArrayList ways(NodeGroup fromGroup, NodeGroup toGroup) {
    int[] from = new int[nodes];
    int[] to = new int[nodes];
    IntArrayList ways = new IntArrayList();
    if (mark(from, fromGroup, 1) && mark(to, toGroup, 1)) {
      complement(fromGroup, from, to);
      complement(toGroup, to, from);
      for (int way = 0; way < nodes * nodes; way++) {
        if (way / nodes != way % nodes && from[way / nodes] == 1 && to[way % nodes] == 1) {
          ways.add(way);
        }
      }
    }
    return ways;
  }

  private static void complement(NodeGroup group, int[] own, int[] other) {
    for (int node = 0; node < own.length; node++) {
      if (group.isOthers()) {
        own[node] = 1 - other[node];
      } else if (group.isAll()) {
        own[node] = 1;
      }
    }
  }

  /** Puts the nodes of a group on a side; false, and told, if one of them is nowhere. */
  private boolean mark(int[] side, NodeGroup group, int number) {
    for (NodeRef ref : group.nodes()) {
      int node = locator.find(ref);
      if (node == Hands.NOWHERE) {
        sim.trace().add(FaultTrace.NO_TARGET, Hands.NOWHERE, 0, 0, ref.text());
        return false;
      }
      side[node] = number;
    }
    return true;
  }

  private void close(TraceCode code, String text, IntArrayList ways, long forNs) {
    sim.trace().add(code, Hands.NOWHERE, 0, 0, text);
    for (int i = 0; i < ways.size(); i++) {
      int way = ways.getInt(i);
      if (closedBy.addTo(way, 1) == 0) {
        fabric.block(way / nodes, way % nodes);
      }
    }
    if (forNs != Action.FOR_GOOD) {
      faults.add(new Closed(text, ways));
      sim.after(forNs, heal, faults.size() - 1, 0);
    }
  }

  private void heal(Closed fault) {
    sim.trace().add(FaultTrace.HEALED, Hands.NOWHERE, 0, 0, fault.text());
    for (int i = 0; i < fault.ways().size(); i++) {
      int way = fault.ways().getInt(i);
      if (closedBy.addTo(way, -1) == 1) {
        fabric.unblock(way / nodes, way % nodes);
      }
    }
  }
}
