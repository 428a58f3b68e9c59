package io.dryswarm.models.underlay;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.Time;
import io.dryswarm.core.calendar.EventCalendar;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Messages of more than a packet on their way. Each passes several links at once and is through when it has got its share of each: alone it
 * takes the time of the slowest link, and of several on a link each gets the same part of it. Where a transfer is slow for another reason
 * its share of a link is not given to others: transfers are rather too slow than too fast.
 *
 * <p>Only machine work and bandwidth: latency, loss and closed ways are its caller's.
 */
public final class Transfers {
  /** No transfer. */
  public static final int NONE = -1;

  private static final double BITS_PER_BYTE = 8;
  private static final int LINKS = 4;

  /** What a transfer passes on a node. */
  public enum Link {
    /** From the node into the network. */
    UP,
    /** From the network into the node. */
    DOWN,
    /** The node's encryption. */
    ENCRYPTION,
    /** Its decryption. */
    DECRYPTION
  }

  private final Simulation sim;
  private final FairShare[] links;
  private final long[] linkEvents;
  private final SlotEvent linkEnd;
  private final SlotEvent floorEnd;
  private IntConsumer listener = tag -> {};
  private int[] open = new int[16];
  private int[] tags = new int[16];
  private long[] floorEvents = new long[16];
  private int[] linksOf = new int[16 * LINKS];
  private final IntArrayList free = new IntArrayList();
  private int used;

  public Transfers(Simulation sim, int nodes) {
    this.sim = sim;
    this.links = new FairShare[nodes * LINKS];
    for (int i = 0; i < links.length; i++) {
      links[i] = new FairShare();
    }
    this.linkEvents = new long[links.length];
    Arrays.fill(linkEvents, EventCalendar.NONE);
    this.linkEnd = sim.define("underlay.link-share", this::onLink);
    this.floorEnd = sim.define("underlay.transfer-floor", (transfer, arg) -> part(transfer));
  }

  /** @param transferred told the tag of each transfer that is through, once */
  public void onTransferred(IntConsumer transferred) {
    listener = transferred;
  }

  /**
   * Begins a transfer; {@link #over} adds what it passes, at the same moment.
   *
   * @param floorNs least time that it takes, whatever the links
   * @return its number, valid until it is through or cancelled
   */
  public int begin(long floorNs, int tag) {
    int transfer = allocate();
    tags[transfer] = tag;
    open[transfer] = 1;
    floorEvents[transfer] = sim.after(floorNs, floorEnd, transfer, 0);
    return transfer;
  }

  /**
   * The transfer passes a link of a node, too.
   *
   * @param bitsPerSecond what the link can do, more than 0
   */
  public void over(int transfer, int node, Link link, long bytes, double bitsPerSecond) {
    int index = node * LINKS + link.ordinal();
    int before = open[transfer] - 1;
    linksOf[transfer * LINKS + before] = index;
    open[transfer]++;
    links[index].add(sim.nowNs(), transfer, bytes * BITS_PER_BYTE * Time.SECOND / bitsPerSecond);
    arm(index);
  }

  /** Gives a transfer up: nobody is told. */
  public void cancel(int transfer) {
    sim.cancel(floorEvents[transfer]);
    for (int i = 0; i < LINKS; i++) {
      int index = linksOf[transfer * LINKS + i];
      if (index != NONE) {
        links[index].remove(sim.nowNs(), transfer);
        arm(index);
      }
    }
    release(transfer);
  }

  private void onLink(int index, long arg) {
    linkEvents[index] = EventCalendar.NONE;
    int transfer = links[index].takeFinished(sim.nowNs());
    arm(index);
    if (transfer != FairShare.NOBODY) {
      leaveLink(transfer, index);
      part(transfer);
    }
  }

  private void leaveLink(int transfer, int index) {
    for (int i = transfer * LINKS; i < (transfer + 1) * LINKS; i++) {
      if (linksOf[i] == index) {
        linksOf[i] = NONE;
      }
    }
  }

  /** One of the things that take time is over. */
  private void part(int transfer) {
    if (--open[transfer] == 0) {
      int tag = tags[transfer];
      release(transfer);
      listener.accept(tag);
    }
  }

  private void arm(int index) {
    sim.cancel(linkEvents[index]);
    long endNs = links[index].nextEndNs();
    linkEvents[index] = endNs == Time.NEVER
        ? EventCalendar.NONE
        : sim.at(Math.max(sim.nowNs(), endNs), linkEnd, index, 0);
  }

  private int allocate() {
    if (!free.isEmpty()) {
      return free.popInt();
    }
    if (used == open.length) {
      open = Arrays.copyOf(open, 2 * used);
      tags = Arrays.copyOf(tags, 2 * used);
      floorEvents = Arrays.copyOf(floorEvents, 2 * used);
      linksOf = Arrays.copyOf(linksOf, 2 * used * LINKS);
    }
    Arrays.fill(linksOf, used * LINKS, (used + 1) * LINKS, NONE);
    return used++;
  }

  private void release(int transfer) {
    Arrays.fill(linksOf, transfer * LINKS, (transfer + 1) * LINKS, NONE);
    free.push(transfer);
  }
}
