package io.dryswarm.models.ipvs;

import io.dryswarm.models.spec.PortSpec.Protocol;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The connections through one load-balancer sandbox. Data-plane facts 5c. Expired entries go when the next connection opens. */
public final class ConnectionTable {
  /** No destination is eligible: the kernel answers "port unreachable", the client's connection is refused. F5.28. */
  public static final long REFUSED = -1;

  /** The packet is dropped; one that follows may get through. */
  public static final long DROPPED = -3;

  private static final ConnectionState[] STATES = ConnectionState.values();

  /** First mark of a sandbox; the kernel's marks are numbers of the node. F5.3. */
  private static final int FIRST_MARK = 256;

  /** The table knows nothing of it any more. */
  private static final long UNKNOWN = -4;

  private static final int PORT_BITS = 16;
  /** As a key: the client's port is used only once. */
  static final long UNINDEXED = 0;

  /** By state: the entry whose last packet is the oldest, and the one whose is the youngest. Kept by the entries. */
  final int[] first = new int[STATES.length];

  final int[] last = new int[STATES.length];

  final ClosedConnections closed = new ClosedConnections();

  private final ConnectionEntries entries;
  private @Nullable Long2IntOpenHashMap streams;
  private @Nullable Long2IntOpenHashMap flows;
  private int marks = FIRST_MARK;
  private long opened = ConnectionEntries.NONE;

  public ConnectionTable(ConnectionEntries entries) {
    this.entries = entries;
    Arrays.fill(first, ConnectionEntries.NIL);
    Arrays.fill(last, ConnectionEntries.NIL);
  }

  /** The mark of the next service. */
  public int nextMark() {
    return marks++;
  }

  /**
   * A packet that opens a connection comes by: a SYN, or any datagram. One from an address and port that the table knows goes where the
   * connection before went, unless a rule of {@link IpvsSpec} says otherwise; any other one is scheduled.
   *
   * @return the destination's task, {@link #REFUSED} or {@link #DROPPED}; {@link #opened} then names the connection
   */
  public long open(VirtualService service, NewConnection packet) {
    expire(packet.nowNs());
    opened = ConnectionEntries.NONE;
    boolean datagram = packet.protocol() != Protocol.TCP;
    long key = packet.clientPort() == NewConnection.UNIQUE_PORT ? UNINDEXED : key(service, packet);
    if (key != UNINDEXED) {
      int known = index(datagram).get(key);
      if (known != ConnectionEntries.NIL && entries.isOpen(known)) {
        // A client's kernel does not give a port away that is in use: this is another one.
        key = UNINDEXED;
      } else if (known != ConnectionEntries.NIL) {
        long task = datagram ? again(known, packet) : reuse(known, packet);
        if (task != UNKNOWN) {
          return task;
        }
      }
    }
    return schedule(service, packet, key, datagram);
  }

  /** The next datagram of a flow: drained destinations keep theirs. F5.31. */
  private long again(int slot, NewConnection packet) {
    RealServer server = entries.serverOf(slot);
    if (server.isRemoved()) {
      if (entries.spec().expiresRemoved()) {
        entries.release(slot);
      }
      return DROPPED;
    }
    entries.move(slot, ConnectionState.DATAGRAMS, packet.nowNs());
    opened = entries.handle(slot);
    return server.task();
  }

  /** A SYN from a port that was used not long ago. F5.19. */
  private long reuse(int slot, NewConnection packet) {
    RealServer server = entries.serverOf(slot);
    if (entries.spec().stallsReusedPorts()) {
      entries.release(slot);
      return DROPPED;
    }
    if (server.isRemoved()) {
      return removedAtReuse(slot);
    }
    if (!server.isEligible()
        && entries.spec().expiresRemoved()
        && entries.spec().reschedulesDrained()) {
      entries.release(slot);
      return UNKNOWN;
    }
    entries.move(slot, ConnectionState.OPENING, packet.nowNs());
    opened = entries.handle(slot);
    return server.task();
  }

  private long removedAtReuse(int slot) {
    if (!entries.spec().expiresRemoved()) {
      return DROPPED;
    }
    entries.release(slot);
    return entries.spec().reschedulesAtOnce() ? UNKNOWN : DROPPED;
  }

  private long schedule(VirtualService service, NewConnection packet, long key, boolean datagram) {
    RealServer server = service.schedule(packet);
    if (server == null) {
      return REFUSED;
    }
    ConnectionState state = datagram ? ConnectionState.DATAGRAMS : ConnectionState.OPENING;
    int slot = entries.allocate(this, server, key, state, packet.nowNs());
    if (key != UNINDEXED) {
      index(datagram).put(key, slot);
    }
    opened = entries.handle(slot);
    return server.task();
  }

  /** The connection that the last {@link #open} opened or found, or {@link ConnectionEntries#NONE}. */
  public long opened() {
    return opened;
  }

  /** The sandbox is gone, and all its connections with it. */
  public void clear() {
    for (ConnectionState state : STATES) {
      while (first[state.ordinal()] != ConnectionEntries.NIL) {
        entries.release(first[state.ordinal()]);
      }
    }
    entries.forget(closed.clear());
  }

  /** An entry goes. */
  void forget(long key, ConnectionState state) {
    if (key != UNINDEXED) {
      index(state == ConnectionState.DATAGRAMS).remove(key);
    }
  }

  private void expire(long nowNs) {
    for (int state = 0; state < first.length; state++) {
      while (first[state] != ConnectionEntries.NIL && entries.isExpired(first[state], nowNs)) {
        entries.release(first[state]);
      }
    }
    entries.forget(closed.expire(nowNs));
  }

  private static long key(VirtualService service, NewConnection packet) {
    long client = (long) packet.clientAddress() << PORT_BITS | packet.clientPort();
    return client << PORT_BITS | service.mark() & 0xffff;
  }

  private Long2IntOpenHashMap index(boolean datagram) {
    Long2IntOpenHashMap index = datagram ? flows : streams;
    if (index == null) {
      index = new Long2IntOpenHashMap();
      index.defaultReturnValue(ConnectionEntries.NIL);
      if (datagram) {
        flows = index;
      } else {
        streams = index;
      }
    }
    return index;
  }
}
