package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Slots of requests under way, in parallel arrays. A slot's generation grows when it is freed: events of an earlier use are void. */
final class ExchangeTable {
  static final byte FREE = 0;
  static final byte CONNECTING = 1;
  static final byte TRAVELLING = 2;
  static final byte QUEUED = 3;
  static final byte SERVED = 4;
  static final byte ANSWERING = 5;

  /** As a transfer: none. */
  static final int NO_TRANSFER = -1;

  /** As a read deadline: none of its own. */
  static final long SAME_DEADLINE = -1;

  /** As a client: nobody waits for the answer any more. */
  static final int NOBODY = -1;

  /** As a client: a health probe in the server's own container. */
  static final int PROBE = Integer.MIN_VALUE;

  int[] generation = new int[64];
  byte[] phase = new byte[64];

  /** Activity that waits, {@link #NOBODY}, or a user's request as {@code -2 - request}. */
  int[] client = new int[64];

  /** Task of a program that waits; user group where {@link #port} is not 0. */
  int[] clientTask = new int[64];

  int[] fromNode = new int[64];

  /** Published port for users, 0 for a service by name. */
  int[] port = new int[64];

  @Nullable
  String[] service = new String[64];

  /** {@code null}: only a connection is wanted. */
  @Nullable
  String[] request = new String[64];

  /** Of a user; programs have the address of their task. */
  int[] clientAddress = new int[64];

  int[] clientPort = new int[64];

  /** The client's kernel sends keep-alive probes in time. */
  boolean[] keptAlive = new boolean[64];

  /** A datagram and its answer rather than a connection. */
  boolean[] datagram = new boolean[64];
  /** What the name of the service led to; of programs only. */
  long[] place = new long[64];

  /** What the lookup of the name takes before the connection is opened, nanoseconds. */
  long[] lookupNs = new long[64];

  long[] route = new long[64];

  /** Of the load balancer; {@link Dialer#NO_CONNECTION} where somebody else keeps it. */
  long[] connection = new long[64];

  @Nullable
  TaskProcess[] server = new TaskProcess[64];

  /** What travels at the moment: with the request, then with the answer. */
  int[] item = new int[64];

  long[] startNs = new long[64];
  long[] deadline = new long[64];
  int[] synRetries = new int[64];
  int[] arpTries = new int[64];

  /** Its first SYN retransmission has been counted. */
  boolean[] retried = new boolean[64];

  /** Pause before the next retransmission of what travels, nanoseconds. */
  long[] dataRtoNs = new long[64];

  /** Retransmissions of what travels so far. */
  int[] dataRetries = new int[64];

  /** Round trip of the handshake, nanoseconds. */
  long[] roundTripNs = new long[64];

  /** When the last SYN went off, virtual nanoseconds. */
  long[] synSentNs = new long[64];

  /** Deadline once the connection is open, virtual nanoseconds; {@link #SAME_DEADLINE}: the one of connecting goes on. */
  long[] readDeadlineNs = new long[64];

  /** What is left of a message that travels is its last segment: the rest has passed. */
  boolean[] tailOnly = new boolean[64];

  /** Transfer of a long message under way, else {@link #NO_TRANSFER}. */
  int[] transfer = new int[64];

  /** {@code null}: answered well. */
  @Nullable
  FailureCause[] error = new FailureCause[64];

  /** What an HTTP 500 goes back to. */
  @Nullable
  FailureCause[] inner = new FailureCause[64];

  private final IntArrayList free = new IntArrayList();
  private int used;

  int allocate() {
    if (!free.isEmpty()) {
      return free.popInt();
    }
    if (used == phase.length) {
      grow(2 * used);
    }
    return used++;
  }

  /** @return false if the slot was freed, and perhaps used again, since the event was made */
  boolean isCurrent(int slot, long eventGeneration) {
    return generation[slot] == (int) eventGeneration && phase[slot] != FREE;
  }

  void release(int slot) {
    phase[slot] = FREE;
    generation[slot]++;
    server[slot] = null;
    free.push(slot);
  }

  /** Slots ever used; the free ones among them have phase {@link #FREE}. */
  int capacity() {
    return used;
  }

  private void grow(int size) {
    generation = Arrays.copyOf(generation, size);
    phase = Arrays.copyOf(phase, size);
    client = Arrays.copyOf(client, size);
    clientTask = Arrays.copyOf(clientTask, size);
    fromNode = Arrays.copyOf(fromNode, size);
    port = Arrays.copyOf(port, size);
    service = Arrays.copyOf(service, size);
    request = Arrays.copyOf(request, size);
    clientAddress = Arrays.copyOf(clientAddress, size);
    clientPort = Arrays.copyOf(clientPort, size);
    keptAlive = Arrays.copyOf(keptAlive, size);
    datagram = Arrays.copyOf(datagram, size);
    place = Arrays.copyOf(place, size);
    lookupNs = Arrays.copyOf(lookupNs, size);
    route = Arrays.copyOf(route, size);
    connection = Arrays.copyOf(connection, size);
    server = Arrays.copyOf(server, size);
    item = Arrays.copyOf(item, size);
    startNs = Arrays.copyOf(startNs, size);
    deadline = Arrays.copyOf(deadline, size);
    synRetries = Arrays.copyOf(synRetries, size);
    arpTries = Arrays.copyOf(arpTries, size);
    retried = Arrays.copyOf(retried, size);
    dataRtoNs = Arrays.copyOf(dataRtoNs, size);
    dataRetries = Arrays.copyOf(dataRetries, size);
    roundTripNs = Arrays.copyOf(roundTripNs, size);
    synSentNs = Arrays.copyOf(synSentNs, size);
    readDeadlineNs = Arrays.copyOf(readDeadlineNs, size);
    tailOnly = Arrays.copyOf(tailOnly, size);
    transfer = Arrays.copyOf(transfer, size);
    error = Arrays.copyOf(error, size);
    inner = Arrays.copyOf(inner, size);
  }
}
