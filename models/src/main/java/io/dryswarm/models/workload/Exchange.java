package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/**
 * One try of a request, from the first packet to the end at both sides. The objects are used again: {@link #generation} grows when one is
 * freed, so that events of an earlier use are void.
 */
final class Exchange {
  /** How far it has come. */
  enum Phase {
    FREE,
    CONNECTING,
    TRAVELLING,
    QUEUED,
    SERVED,
    ANSWERING
  }

  /** Who waits for the answer. */
  enum Waiter {
    /** Nobody any more. */
    NOBODY,
    /** An activity of a program. */
    PROGRAM,
    /** A request of a user outside. */
    USER,
    /** The engine, which probes a container. */
    PROBE
  }

  /** As a transfer: none. */
  static final int NO_TRANSFER = -1;

  /** As a read deadline: none of its own. */
  static final long SAME_DEADLINE = -1;

  /** Its place in the {@link ExchangeTable}. */
  final int slot;

  int generation;
  Phase phase = Phase.FREE;
  Waiter waiter = Waiter.NOBODY;

  /** Number of the activity, or of the user's request, that waits. */
  int waiting;

  /** Task of a program that waits; group of a user who does. */
  int clientTask;

  int fromNode;

  /** Published port for users, 0 for a service by name. */
  int port;

  /** {@code null}: only a connection is wanted. */
  @Nullable
  String request;

  /** Of a user; programs have the address of their task. */
  int clientAddress;

  int clientPort;

  /** The client's kernel sends keep-alive probes in time. */
  boolean keptAlive;

  /** What the name of the service led to; of programs only. */
  long place;

  /** What the lookup of the name takes before the connection is opened, nanoseconds. */
  long lookupNs;

  long route;

  /** Of the load balancer; {@link Dialer#NO_CONNECTION} where somebody else keeps it. */
  long connection;

  /** How what is said travels; replaced at each use. */
  Carriage carriage = Carriage.NONE;

  @Nullable
  TaskProcess server;

  /** What travels at the moment: with the request, then with the answer. */
  int item;

  long startNs;

  /** The event that ends the client's patience. */
  long deadline;

  int synRetries;
  int arpTries;

  /** Its first SYN retransmission has been counted. */
  boolean retried;

  /** Pause before the next retransmission of what travels, nanoseconds. */
  long dataRtoNs;

  /** Retransmissions of what travels so far. */
  int dataRetries;

  /** Round trip of the handshake, nanoseconds. */
  long roundTripNs;

  /** When the last SYN went off, virtual nanoseconds. */
  long synSentNs;

  /** When what is on its way was sent, or armed. */
  long sentNs;

  /** Deadline once the connection is open, virtual nanoseconds; {@link #SAME_DEADLINE}: the one of connecting goes on. */
  long readDeadlineNs;

  /** What is left of a message that travels is its last segment: the rest has passed. */
  boolean tailOnly;

  /** Transfer of a long message under way, else {@link #NO_TRANSFER}. */
  int transfer;

  /** {@code null}: answered well. */
  @Nullable
  FailureCause error;

  /** What an HTTP 500 goes back to. */
  @Nullable
  FailureCause inner;

  Exchange(int slot) {
    this.slot = slot;
  }

  /** Nothing of an earlier use is left; the client's own fields follow. */
  void begin(Carriage by, Waiter forWhom, int ofNumber, int atNode, long nowNs) {
    phase = Phase.CONNECTING;
    carriage = by;
    waiter = forWhom;
    waiting = ofNumber;
    fromNode = atNode;
    startNs = nowNs;
    lookupNs = 0;
    synRetries = 0;
    arpTries = 0;
    retried = false;
    keptAlive = false;
    connection = Dialer.NO_CONNECTION;
    error = null;
    inner = null;
    roundTripNs = 0;
    transfer = NO_TRANSFER;
  }

  boolean isAwaited() {
    return waiter != Waiter.NOBODY;
  }

  /** Whether its server has it, in the accept queue or in a worker. */
  boolean isWithServer() {
    return phase == Phase.QUEUED || phase == Phase.SERVED;
  }

  /** Whether a user outside is the client: the way to the cluster comes on top. */
  boolean isFromUser() {
    return port != 0;
  }

  /** How much is said. */
  MessageSizes sizes() {
    TaskProcess at = server;
    return at == null ? MessageSizes.SMALL : at.program.sizes(request);
  }
}
