package io.dryswarm.models.ipvs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The connection entries of all load balancers of a cluster, in parallel arrays. A <b>handle</b> names an entry for its life: when the
 * entry has gone, whatever the reason, the handle is void. Memory is bounded by the most entries that lived at a time; once that is
 * reached nothing is allocated.
 */
public final class ConnectionEntries {
  /** As a handle: no load balancer is on the way. */
  public static final long NONE = -1;

  static final int NIL = -1;

  private final IpvsSpec spec;
  private int[] generation = new int[16];
  private @Nullable ConnectionTable[] table = new ConnectionTable[16];
  private @Nullable RealServer[] server = new RealServer[16];
  private ConnectionState[] state = new ConnectionState[16];
  private long[] key = new long[16];
  private long[] expiresNs = new long[16];
  private int[] previous = new int[16];
  private int[] next = new int[16];
  private final IntArrayList free = new IntArrayList();
  private int used;

  /** Further ones, in the tables' {@link ClosedConnections}. */
  private int closed;

  public ConnectionEntries(IpvsSpec spec) {
    this.spec = spec;
  }

  IpvsSpec spec() {
    return spec;
  }

  /** Entries that live, those that have expired unnoticed included. */
  public int size() {
    return used - free.size() + closed;
  }

  /** The handshake is over. Does nothing if the entry is gone. */
  public void established(long handle, boolean keptAlive, long nowNs) {
    if (isLive(handle)) {
      move(
          slot(handle),
          keptAlive ? ConnectionState.KEPT_ALIVE : ConnectionState.ESTABLISHED,
          nowNs);
    }
  }

  /**
   * One end has closed. Does nothing if the entry is gone.
   *
   * @param byReset rather than in order
   */
  public void closed(long handle, boolean byReset, long nowNs) {
    if (!isLive(handle)) {
      return;
    }
    int slot = slot(handle);
    if (byReset || key[slot] != ConnectionTable.UNINDEXED) {
      move(slot, byReset ? ConnectionState.RESET : ConnectionState.CLOSING, nowNs);
    } else {
      retire(slot, nowNs);
    }
  }

  /** Nobody will ask for it again: it is only counted. */
  private void retire(int slot, long nowNs) {
    RealServer to = serverOf(slot);
    tableOf(slot).closed.add(to, ConnectionState.CLOSING.expiresNs(nowNs));
    closed++;
    to.countConnections(0, 1);
    release(slot);
  }

  /** So many of those that were only counted are forgotten. */
  void forget(int closedOnes) {
    closed -= closedOnes;
  }

  /** A packet comes by. F5.21-F5.23, F5.27. */
  public Passage pass(long handle, long nowNs) {
    if (!isLive(handle)) {
      return Passage.UNKNOWN;
    }
    int slot = slot(handle);
    if (expiresNs[slot] <= nowNs) {
      release(slot);
      return Passage.UNKNOWN;
    }
    if (!serverOf(slot).isRemoved()) {
      move(slot, state[slot], nowNs);
      return Passage.FORWARDED;
    }
    if (!spec.expiresRemoved()) {
      return Passage.SWALLOWED;
    }
    boolean anew = state[slot] == ConnectionState.OPENING && spec.reschedulesAtOnce();
    release(slot);
    return anew ? Passage.UNKNOWN : Passage.DROPPED;
  }

  private boolean isLive(long handle) {
    return handle >= 0
        && generation[slot(handle)] == (int) (handle >>> Integer.SIZE)
        && table[slot(handle)] != null;
  }

  private static int slot(long handle) {
    return (int) handle;
  }

  long handle(int slot) {
    return (long) generation[slot] << Integer.SIZE | slot;
  }

  int allocate(ConnectionTable owner, RealServer to, long lookup, ConnectionState in, long nowNs) {
    int slot = free.isEmpty() ? next() : free.popInt();
    table[slot] = owner;
    server[slot] = to;
    key[slot] = lookup;
    state[slot] = in;
    count(slot, 1);
    append(slot, nowNs);
    return slot;
  }

  /** The entry is in this state from now on; its time starts anew. */
  void move(int slot, ConnectionState to, long nowNs) {
    unlink(slot);
    if (state[slot] != to) {
      count(slot, -1);
      state[slot] = to;
      count(slot, 1);
    }
    append(slot, nowNs);
  }

  void release(int slot) {
    unlink(slot);
    count(slot, -1);
    tableOf(slot).forget(key[slot], state[slot]);
    table[slot] = null;
    server[slot] = null;
    generation[slot] = generation[slot] + 1 & Integer.MAX_VALUE;
    free.push(slot);
  }

  RealServer serverOf(int slot) {
    RealServer to = server[slot];
    if (to == null) {
      throw new IllegalStateException("entry " + slot + " is free");
    }
    return to;
  }

  /** Whether a client holds this connection open. */
  boolean isOpen(int slot) {
    return state[slot].isActive();
  }

  boolean isExpired(int slot, long nowNs) {
    return expiresNs[slot] <= nowNs;
  }

  private ConnectionTable tableOf(int slot) {
    ConnectionTable owner = table[slot];
    if (owner == null) {
      throw new IllegalStateException("entry " + slot + " is free");
    }
    return owner;
  }

  private void count(int slot, int change) {
    boolean active = state[slot].isActive();
    serverOf(slot).countConnections(active ? change : 0, active ? 0 : change);
  }

  /** All entries of a state expire after the same time, so that the order of their last packets is the order of their ends. */
  private void append(int slot, long nowNs) {
    expiresNs[slot] = state[slot].expiresNs(nowNs);
    int[] last = tableOf(slot).last;
    int of = state[slot].ordinal();
    previous[slot] = last[of];
    next[slot] = NIL;
    if (last[of] == NIL) {
      tableOf(slot).first[of] = slot;
    } else {
      next[last[of]] = slot;
    }
    last[of] = slot;
  }

  private void unlink(int slot) {
    int of = state[slot].ordinal();
    ConnectionTable owner = tableOf(slot);
    if (previous[slot] == NIL) {
      owner.first[of] = next[slot];
    } else {
      next[previous[slot]] = next[slot];
    }
    if (next[slot] == NIL) {
      owner.last[of] = previous[slot];
    } else {
      previous[next[slot]] = previous[slot];
    }
  }

  private int next() {
    if (used == generation.length) {
      grow(2 * used);
    }
    return used++;
  }

  private void grow(int size) {
    generation = Arrays.copyOf(generation, size);
    table = Arrays.copyOf(table, size);
    server = Arrays.copyOf(server, size);
    state = Arrays.copyOf(state, size);
    key = Arrays.copyOf(key, size);
    expiresNs = Arrays.copyOf(expiresNs, size);
    previous = Arrays.copyOf(previous, size);
    next = Arrays.copyOf(next, size);
  }
}
