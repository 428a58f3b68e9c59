package io.dryswarm.models.gossip;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.Time;
import io.dryswarm.models.Dice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that nodes try to open to others that do not answer: their kernels go on asking until the dial is over, so that a way that opens
 * meanwhile is found at once.
 *
 * <p>On one Ethernet segment the kernel asks for the hardware address once a second, three times; a question that the other side asks
 * answers it too, since it carries the asker's address and is heard by all. Elsewhere, and while it still holds an address ({@link Neighbours}), the SYN is sent again.
 * Source: arp(7), Linux net/core/neighbour.c, net/ipv4/arp.c; data-plane facts F1.53-F1.55, F3.21, F8.30, F8.31.
 */
final class Dials {
  /** From Linux 6.5 on; the dial ends after 10 s. */
  private static final long[] LINEAR_SYN_PAUSES_NS = {
    Time.SECOND, Time.SECOND, Time.SECOND, Time.SECOND, Time.SECOND, 2 * Time.SECOND
  };

  private static final long[] SYN_PAUSES_NS = {Time.SECOND, 2 * Time.SECOND, 4 * Time.SECOND};

  /** After each of the three questions; the last one ends the dial. */
  private static final long[] ARP_PAUSES_NS = {Time.SECOND, Time.SECOND, Time.SECOND};

  private static final int NODE_MASK = 0xffffff;
  private static final int RETRIES_SHIFT = 24;
  private static final int RETRIES_MASK = 0x7f;
  private static final int ARP_SHIFT = 31;
  private static final int LIFE_SHIFT = 32;

  /** Who tries to connect again. */
  interface Dialler {
    /** Sends if there is a way by now. */
    Reach redial(int from, int to, GossipMessage message);
  }

  private record Asking(int from, long handle, long arg, GossipMessage message) {}

  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final Dialler dialler;
  private final Neighbours neighbours;
  private final RecordEvent<GossipMessage> retry;
  private final long[] synPausesNs;

  /** Dials that ask for a hardware address, by the node that is asked for. */
  private final Int2ObjectOpenHashMap<List<Asking>> asking = new Int2ObjectOpenHashMap<>();

  Dials(Simulation sim, Nodes nodes, Fabric fabric, Dice dice, Dialler dialler) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.dialler = dialler;
    this.neighbours = new Neighbours(dice);
    this.retry =
        sim.define("gossip.dial", GossipMessage.class, this::onRetry).ownedBy(Owners.ENGINE);
    boolean linear = fabric.spec().kernel().retriesSynLinearly();
    this.synPausesNs = linear ? LINEAR_SYN_PAUSES_NS : SYN_PAUSES_NS;
  }

  static long way(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /**
   * A node begins to send to another one. Whoever has to ask for it does not hold its address since long, so it holds theirs no more and asks
   * first: a broadcast that all of them hear.
   */
  void speaks(int node) {
    if (asking.isEmpty()) {
      return;
    }
    List<Asking> dials = asking.remove(node);
    if (dials == null) {
      return;
    }
    List<Asking> deaf = new ArrayList<>(0);
    for (Asking dial : dials) {
      if (fabric.isOpen(node, dial.from)) {
        sim.cancel(dial.handle);
        long again = dial.arg & ~((long) RETRIES_MASK << RETRIES_SHIFT);
        sim.after(0, retry, dial.from, again, dial.message);
      } else {
        deaf.add(dial);
      }
    }
    if (!deaf.isEmpty()) {
      asking.put(node, deaf);
    }
  }

  /** A connection needs packets both ways. */
  boolean isOpen(int from, int to) {
    boolean open = fabric.isOpen(from, to) && fabric.isOpen(to, from);
    if (open) {
      neighbours.answered(way(from, to));
    }
    return open;
  }

  /** A machine loses its power, and with it what its kernel knows. */
  void powerLost(int node) {
    neighbours.forgetAll(node, nodes.count());
  }

  /** There is no way; how the dial ends if none opens. */
  Reach silence(int from, int to) {
    if (!fabric.spec().shareSegment(from, to)) {
      return Reach.SILENT;
    }
    if (!fabric.hasLink(from)) {
      neighbours.forget(way(from, to));
    }
    return neighbours.isHeld(way(from, to), sim.nowNs()) ? Reach.SILENT : Reach.NO_ROUTE;
  }

  /** A dial begins that is not answered at once. */
  void begin(int from, int to, GossipMessage message, Reach reach) {
    retryLater(from, to, message, 0, reach == Reach.NO_ROUTE);
  }

  private void retryLater(int from, int to, GossipMessage message, int retries, boolean byArp) {
    long[] pausesNs = byArp ? ARP_PAUSES_NS : synPausesNs;
    if (retries == pausesNs.length) {
      return;
    }
    long life = nodes.generation(from);
    long arg =
        life << LIFE_SHIFT | (byArp ? 1L << ARP_SHIFT : 0) | (long) retries << RETRIES_SHIFT | to;
    long handle = sim.after(pausesNs[retries], retry, from, arg, message);
    if (byArp) {
      List<Asking> dials = asking.get(to);
      if (dials == null) {
        dials = new ArrayList<>(1);
        asking.put(to, dials);
      }
      dials.add(new Asking(from, handle, arg, message));
    }
  }

  private void onRetry(int from, long arg, GossipMessage message) {
    int to = (int) arg & NODE_MASK;
    boolean byArp = (arg >>> ARP_SHIFT & 1) == 1;
    if (byArp) {
      forget(from, to, arg, message);
    }
    int retries = (int) (arg >>> RETRIES_SHIFT) & RETRIES_MASK;
    boolean isOver = byArp && retries == ARP_PAUSES_NS.length - 1;
    if (isOver || arg >>> LIFE_SHIFT != nodes.generation(from)) {
      return;
    }
    Reach reach = dialler.redial(from, to, message);
    if (reach == Reach.SILENT || reach == Reach.NO_ROUTE) {
      retryLater(from, to, message, retries + 1, byArp);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void forget(int from, int to, long arg, GossipMessage message) {
    List<Asking> dials = asking.get(to);
    if (dials != null) {
      dials.removeIf(d -> d.from == from && d.arg == arg && d.message == message);
      if (dials.isEmpty()) {
        asking.remove(to);
      }
    }
  }
}
