package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.models.underlay.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * Requests between clients and servers, from their beginning to their end. Knows nothing of what programs do with them. How they connect
 * is {@link Handshakes}' part, how they travel that of their {@link Carriage}.
 */
final class Exchanges {
  final ExchangeTable table = new ExchangeTable();
  final ExchangeEvents events;
  final PacketWays ways;
  final CutAudit cuts;
  private final Dialer dialer;
  private final ExchangeEnds ends;
  private final NameLookups lookups;
  private final TcpMessages messages;
  private final Handshakes handshakes;
  private final Probes probes;

  Exchanges(Simulation sim, Nodes nodes, Dialer dialer, TcpTiming tcp, ExchangeEnds ends) {
    this.dialer = dialer;
    this.ends = ends;
    this.events = new ExchangeEvents(sim, table, dialer, new ExchangeHandlers(table, this));
    this.ways = new PacketWays(dialer, ends::accessNs);
    this.cuts = new CutAudit(dialer);
    this.lookups = new NameLookups(dialer);
    this.messages = new TcpMessages(events, nodes, dialer, ways, this, ends);
    this.handshakes = new Handshakes(events, nodes, dialer, tcp, ways, ends, messages);
    this.probes = new Probes(events, nodes, this, ends);
  }

  // The beginning

  /** An exchange of which nothing has been sent yet; {@link #allow} says how long it may take. */
  Exchange begin(Carriage carriage, Exchange.Waiter waiter, int waiting, int fromNode) {
    Exchange x = table.allocate();
    x.begin(carriage, waiter, waiting, fromNode, events.nowNs());
    return x;
  }

  /** The client's patience with connecting and with all of it. */
  void allow(Exchange x, long timeoutNs, long connectTimeoutNs) {
    x.readDeadlineNs =
        connectTimeoutNs < timeoutNs ? x.startNs + timeoutNs : Exchange.SAME_DEADLINE;
    x.deadline = events.after(Math.min(timeoutNs, connectTimeoutNs), events.deadline, x);
  }

  /** A user outside asks a published port of an entry node. */
  void openFromUser(
      int request, int group, int entryNode, UserSpec spec, int item, ClientAddresses client) {
    handshakes.connect(fromUser(messages, request, group, entryNode, spec, item, client));
  }

  /** A user asks over a connection that is open. */
  void sendFromUser(
      int request,
      int group,
      KeptConnection connection,
      UserSpec spec,
      int item,
      ClientAddresses client) {
    int entryNode = connection.fromNode;
    Exchange x = fromUser(messages, request, group, entryNode, spec, item, client);
    messages.travelKept(x, connection);
  }

  /** A user's request, of which nothing has been sent yet. */
  Exchange fromUser(
      Carriage carriage,
      int request,
      int group,
      int entryNode,
      UserSpec spec,
      int item,
      ClientAddresses client) {
    Exchange x = begin(carriage, Exchange.Waiter.USER, request, entryNode);
    allow(x, spec.timeoutNs(), spec.connectTimeoutNs());
    x.clientAddress = client.address();
    x.clientPort = client.port();
    x.port = spec.port();
    x.clientTask = group;
    x.request = spec.request();
    x.item = item;
    return x;
  }

  /**
   * A program connects to a service by name and asks; {@code name} may be {@code null} to connect only.
   *
   * @return slot of the exchange
   */
  int openFromProgram(
      int activity,
      TaskProcess program,
      String service,
      @Nullable String name,
      int item,
      long timeoutNs,
      long connectTimeoutNs) {
    Exchange x = fromProgram(activity, program, name, item);
    allow(x, timeoutNs, connectTimeoutNs);
    x.clientPort = program.nextPort();
    x.keptAlive = program.program.keepsAlive();
    lookups.resolve(x, program, service, events.nowNs());
    if (x.place >= 0) {
      handshakes.connect(x);
    } else {
      events.failAfter(x.lookupNs, x, FailureCause.NAME_UNKNOWN);
    }
    return x.slot;
  }

  /**
   * A program asks over a connection that it has.
   *
   * @return slot of the exchange
   */
  int sendKept(
      int activity,
      TaskProcess program,
      KeptConnection connection,
      String name,
      int item,
      long timeoutNs) {
    Exchange x = fromProgram(activity, program, name, item);
    allow(x, timeoutNs, timeoutNs);
    messages.travelKept(x, connection);
    return x.slot;
  }

  private Exchange fromProgram(int activity, TaskProcess program, @Nullable String name, int item) {
    Exchange x = begin(messages, Exchange.Waiter.PROGRAM, activity, program.node());
    x.port = 0;
    x.clientTask = program.task();
    x.request = name;
    x.item = item;
    return x;
  }

  Handshakes handshakes() {
    return handshakes;
  }

  TcpMessages messages() {
    return messages;
  }

  Probes probes() {
    return probes;
  }

  // The server's side

  /**
   * The server answers.
   *
   * @param item  what the answer carries
   * @param error {@code null} if all went well
   */
  void answer(int slot, int item, @Nullable FailureCause error, @Nullable FailureCause inner) {
    Exchange x = table.at(slot);
    if (!x.isAwaited()) {
      ends.itemLostInTransit(item);
      free(x);
      return;
    }
    x.phase = Exchange.Phase.ANSWERING;
    x.item = item;
    x.error = error;
    x.inner = inner;
    x.carriage.answer(x);
  }

  /** The process that had it has ended; its machine lives on. */
  void processEnded(int slot) {
    Exchange x = table.at(slot);
    x.carriage.processEnded(x);
  }

  /** The server has it no more, and what it carried is gone. */
  void leftByServer(Exchange x) {
    x.phase = Exchange.Phase.ANSWERING;
    x.server = null;
    x.item = Items.NONE;
  }

  /** The server has vanished with its machine: nobody answers, the client's deadline decides. */
  void abandonedByServer(int slot) {
    abandoned(table.at(slot));
  }

  /** Nobody answers; the client's deadline decides. */
  void abandoned(Exchange x) {
    x.phase = Exchange.Phase.TRAVELLING;
    if (!x.isAwaited()) {
      free(x);
    }
  }

  // The end

  void answered(Exchange x) {
    if (x.isAwaited()) {
      events.cancelDeadline(x);
      ends.answered(x);
    } else {
      ends.itemLostInTransit(x.item);
    }
    free(x);
  }

  void failed(Exchange x, FailureCause cause) {
    events.cancelDeadline(x);
    hangUp(x, cause == FailureCause.RESET || cause == FailureCause.REFUSED);
    ends.failed(x, cause);
    free(x);
  }

  void patienceEnded(Exchange x) {
    if (x.isAwaited()) {
      boolean connecting = x.phase == Exchange.Phase.CONNECTING;
      ends.failed(x, connecting ? FailureCause.CONNECT_TIMEOUT : FailureCause.READ_TIMEOUT);
      leave(x);
    }
  }

  /** The client waits no more; a server that has the request goes on with it. */
  void leave(int slot) {
    leave(table.at(slot));
  }

  private void leave(Exchange x) {
    events.cancelDeadline(x);
    x.waiter = Exchange.Waiter.NOBODY;
    if (x.phase == Exchange.Phase.CONNECTING) {
      x.connection = Dialer.NO_CONNECTION;
    }
    hangUp(x, false);
    if (!x.isWithServer()) {
      if (x.phase == Exchange.Phase.ANSWERING) {
        ends.itemLostInTransit(x.item);
      }
      free(x);
    }
  }

  /** Over the connection of this exchange others will follow: it is not closed with it. */
  void keep(Exchange x, KeptConnection kept, TaskProcess server) {
    long connection = x.connection;
    x.connection = Dialer.NO_CONNECTION;
    dialer.pass(connection);
    if (!kept.isOpen()) {
      kept.open(x.fromNode, x.route, connection, server, x.roundTripNs);
    }
  }

  /** Somebody closes a connection that was kept, as the kernel does when a program ends. */
  void close(KeptConnection kept) {
    dialer.closed(kept.connection, false);
    kept.close();
  }

  private void hangUp(Exchange x, boolean byReset) {
    dialer.closed(x.connection, byReset);
    x.connection = Dialer.NO_CONNECTION;
  }

  /** Both sides are through with it. */
  void free(Exchange x) {
    if (x.transfer != Exchange.NO_TRANSFER) {
      dialer.cancelTransfer(x.transfer);
      x.transfer = Exchange.NO_TRANSFER;
    }
    hangUp(x, false);
    table.release(x);
  }
}
