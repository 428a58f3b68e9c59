package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.dns.AnswerCache;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.jspecify.annotations.Nullable;

/** Requests between clients and servers: connecting, travelling, failing. Knows nothing of what programs do with them. */
final class Exchanges {
  private static final FailureCause[] CAUSES = FailureCause.values();

  /** What happens at both ends. */
  interface Ends {
    /** The program that serves a task at present, dead or alive, or {@code null}. */
    @Nullable
    TaskProcess processOf(int task);

    /** A request has arrived at a live program. */
    void arrived(int slot, TaskProcess server);

    /** The answer is there; the slot is freed afterwards. */
    void answered(int slot);

    /** It has failed for the client; the slot is freed, or left to its server, afterwards. */
    void failed(int slot, FailureCause cause);

    /** One-way latency between this user group and the cluster, one draw. */
    long accessNs(int group);

    /** A request needed its first retransmission. */
    void retried(int slot);

    /** An answer carries an item to nobody. */
    void itemLostInTransit(int item);
  }

  final ExchangeTable table = new ExchangeTable();
  private final Simulation sim;
  private final Nodes nodes;
  private final Dialer dialer;
  private final TcpTiming tcp;
  private final Ends ends;
  private final SlotEvent syn;
  private final SlotEvent retry;
  private final SlotEvent request;
  private final SlotEvent answer;
  private final SlotEvent failure;
  private final SlotEvent deadline;
  private final SlotEvent retransmit;
  private final SlotEvent answerAgain;
  private final LongArrayList answered = new LongArrayList();

  Exchanges(Simulation sim, Nodes nodes, Dialer dialer, TcpTiming tcp, Ends ends) {
    this.sim = sim;
    this.nodes = nodes;
    this.dialer = dialer;
    this.tcp = tcp;
    this.ends = ends;
    this.syn = atServer("workload.syn", this::onSyn);
    this.retry = atClient("workload.retry", this::onRetry);
    this.request = atServer("workload.request", this::onRequest);
    this.answer = atClient("workload.answer", this::onAnswer);
    this.failure = atClient("workload.failure", this::onFailure);
    this.deadline = atClient("workload.deadline", this::onDeadline);
    this.retransmit = atClient("workload.retransmit", this::onRetransmit);
    this.answerAgain = atServer("workload.answer-again", this::onAnswerAgain);
    dialer.onTransferred(this::transferred);
  }

  private SlotEvent atClient(String name, SlotEvent.Handler handler) {
    return sim.define(name, handler)
        .ownedBy((slot, generation) -> Owners.machineOrNobody(clientNode(slot, generation)));
  }

  private SlotEvent atServer(String name, SlotEvent.Handler handler) {
    return sim.define(name, handler)
        .ownedBy((slot, generation) -> Owners.machineOrNobody(serverNode(slot, generation)));
  }

  /** Users outside stand on no node. */
  private int clientNode(int slot, long generation) {
    boolean onNode = table.isCurrent(slot, generation) && table.port[slot] == 0;
    return onNode ? table.fromNode[slot] : EventOwner.NOBODY;
  }

  private int serverNode(int slot, long generation) {
    boolean known = table.isCurrent(slot, generation) && table.route[slot] >= 0;
    return known ? dialer.node(table.route[slot]) : EventOwner.NOBODY;
  }

  /** A user outside asks a published port of an entry node. */
  void openFromUser(
      int request, int group, int entryNode, UserSpec spec, int item, ClientAddresses client) {
    connect(fromUser(request, group, entryNode, spec, item, client));
  }

  /** A user asks over a connection that is open. */
  void sendFromUser(
      int request,
      int group,
      KeptConnection connection,
      UserSpec spec,
      int item,
      ClientAddresses client) {
    send(fromUser(request, group, connection.fromNode, spec, item, client), connection);
  }

  /** The slot of a user's request, of which nothing has been sent yet. */
  int fromUser(
      int request, int group, int entryNode, UserSpec spec, int item, ClientAddresses client) {
    int slot = fresh(-2 - request, entryNode, spec.timeoutNs(), spec.connectTimeoutNs());
    table.clientAddress[slot] = client.address();
    table.clientPort[slot] = client.port();
    table.port[slot] = spec.port();
    table.clientTask[slot] = group;
    table.request[slot] = spec.request();
    table.item[slot] = item;
    return slot;
  }

  /** A program connects to a service by name and asks; {@code name} may be {@code null} to connect only. */
  int openFromProgram(
      int activity,
      TaskProcess program,
      String service,
      @Nullable String name,
      int item,
      long timeoutNs,
      long connectTimeoutNs) {
    int slot = fresh(activity, program.node(), timeoutNs, connectTimeoutNs);
    table.port[slot] = 0;
    table.clientTask[slot] = program.task();
    table.service[slot] = service;
    table.request[slot] = name;
    table.item[slot] = item;
    table.clientPort[slot] = program.nextPort();
    table.keptAlive[slot] = program.program.keepsAlive();
    lookUp(slot, program, service);
    return slot;
  }

  /** The program resolves the name, or knows it still; from then on this connection keeps to that address. */
  private void lookUp(int slot, TaskProcess program, String service) {
    long place = program.names.place(service, sim.nowNs());
    table.lookupNs[slot] = 0;
    if (place == AnswerCache.MISS) {
      place = ask(program, service);
      table.lookupNs[slot] = dialer.lookupNs(program.node(), place);
    }
    table.place[slot] = place;
    if (place >= 0) {
      connect(slot);
    } else {
      failLater(slot, FailureCause.NAME_UNKNOWN, table.lookupNs[slot]);
    }
  }

  private long ask(TaskProcess program, String service) {
    if (!program.keepsAnswers()) {
      return dialer.lookup(program.node(), program.task(), service);
    }
    dialer.lookupAll(program.node(), program.task(), service, answered);
    if (answered.isEmpty()) {
      return Dialer.NAME_UNKNOWN;
    }
    program.names.keep(service, answered, sim.nowNs());
    return program.names.place(service, sim.nowNs());
  }

  /** A program asks over a connection that it has. */
  int sendKept(
      int activity,
      TaskProcess program,
      KeptConnection connection,
      String name,
      int item,
      long timeoutNs) {
    int slot = fresh(activity, program.node(), timeoutNs, timeoutNs);
    table.port[slot] = 0;
    table.clientTask[slot] = program.task();
    table.service[slot] = connection.service;
    table.request[slot] = name;
    table.item[slot] = item;
    send(slot, connection);
    return slot;
  }

  private void send(int slot, KeptConnection connection) {
    table.phase[slot] = ExchangeTable.TRAVELLING;
    table.route[slot] = connection.route;
    table.roundTripNs[slot] = connection.roundTripNs;
    table.connection[slot] = connection.connection;
    TaskProcess server = connection.server;
    table.server[slot] = server;
    if (server == null || server.state == TaskProcess.State.ENDED) {
      failLater(slot, FailureCause.RESET, TcpTiming.LOCAL_RESET_NS + accessNs(slot));
    } else {
      sendThroughBalancer(slot);
    }
  }

  /** A health probe asks a program from inside its container: no network lies between them. */
  void openProbe(TaskProcess server, String name, long afterNs, long timeoutNs) {
    int slot = fresh(ExchangeTable.PROBE, server.node(), timeoutNs, timeoutNs);
    table.port[slot] = 0;
    table.clientTask[slot] = server.task();
    table.request[slot] = name;
    table.item[slot] = Items.NONE;
    table.route[slot] = Dialer.REFUSED;
    table.server[slot] = server;
    if (!server.isListening()) {
      failLater(slot, FailureCause.REFUSED, afterNs);
    } else if (!isFull(server)) {
      table.phase[slot] = ExchangeTable.TRAVELLING;
      sim.after(afterNs, request, slot, table.generation[slot]);
    }
  }

  /** The first packet for some time: the load balancer may have dropped its back end, or forgotten the connection. */
  private void sendThroughBalancer(int slot) {
    switch (dialer.pass(table.connection[slot])) {
      case FORWARDED -> travel(slot, 0);
      case SWALLOWED -> {
        table.dataRtoNs[slot] = TcpTiming.DATA_RTO_NS;
        armRetransmission(slot, 0);
      }
      // The retransmission of the dropped packet is reset: F5.23.
      case DROPPED -> failLater(slot, FailureCause.RESET, TcpTiming.DATA_RTO_NS);
      case UNKNOWN -> failLater(slot, FailureCause.RESET, TcpTiming.LOCAL_RESET_NS);
    }
  }

  private int fresh(int client, int fromNode, long timeoutNs, long connectTimeoutNs) {
    int slot = table.allocate();
    table.phase[slot] = ExchangeTable.CONNECTING;
    table.client[slot] = client;
    table.fromNode[slot] = fromNode;
    table.startNs[slot] = sim.nowNs();
    table.lookupNs[slot] = 0;
    table.synRetries[slot] = 0;
    table.arpTries[slot] = 0;
    table.retried[slot] = false;
    table.keptAlive[slot] = false;
    table.datagram[slot] = false;
    table.connection[slot] = Dialer.NO_CONNECTION;
    table.error[slot] = null;
    table.inner[slot] = null;
    table.roundTripNs[slot] = 0;
    table.transfer[slot] = ExchangeTable.NO_TRANSFER;
    table.readDeadlineNs[slot] =
        connectTimeoutNs < timeoutNs ? sim.nowNs() + timeoutNs : ExchangeTable.SAME_DEADLINE;
    table.deadline[slot] =
        sim.after(Math.min(timeoutNs, connectTimeoutNs), deadline, slot, table.generation[slot]);
    return slot;
  }

  private long dial(int slot) {
    int node = table.fromNode[slot];
    int port = table.clientPort[slot];
    return table.port[slot] != 0
        ? dialer.dialPublished(
            Protocol.TCP, node, table.port[slot], table.clientAddress[slot], port)
        : dialer.dial(node, table.clientTask[slot], table.place[slot], port);
  }

  private void connect(int slot) {
    long route = dial(slot);
    table.route[slot] = route;
    table.connection[slot] = dialer.connection();
    if (route >= 0) {
      sendSyn(slot);
    } else if (route == Dialer.REFUSED) {
      failLater(
          slot,
          FailureCause.REFUSED,
          table.lookupNs[slot] + TcpTiming.LOCAL_RESET_NS + accessNs(slot) + accessNs(slot));
    } else if (route == Dialer.ENTRY_DOWN || route == Dialer.DROPPED) {
      armSynRetry(slot);
    } else {
      awaitNeighbour(slot);
    }
  }

  private void sendSyn(int slot) {
    table.synSentNs[slot] = sim.nowNs();
    long delayNs = thereNs(slot, TcpTiming.CONTROL_BYTES);
    if (delayNs >= 0) {
      sim.after(table.lookupNs[slot] + delayNs + accessNs(slot), syn, slot, table.generation[slot]);
      table.lookupNs[slot] = 0;
    } else if (delayNs == Dialer.NO_NEIGHBOUR) {
      awaitNeighbour(slot);
    } else {
      armSynRetry(slot);
    }
  }

  private void awaitNeighbour(int slot) {
    table.arpTries[slot]++;
    if (table.arpTries[slot] < TcpTiming.ARP_TRIES) {
      sim.after(TcpTiming.ARP_RETRY_NS, retry, slot, table.generation[slot]);
    } else {
      failLater(slot, FailureCause.NO_ROUTE, TcpTiming.ARP_GIVE_UP_NS);
    }
  }

  /** The schedule counts from the first try: what is over by now, while ARP or a slow line took its time, is left out. */
  private void armSynRetry(int slot) {
    long sinceStartNs = sim.nowNs() - table.startNs[slot];
    long atNs = tcp.synNs(table.synRetries[slot]++);
    while (atNs != TcpTiming.NO_MORE && atNs <= sinceStartNs) {
      atNs = tcp.synNs(table.synRetries[slot]++);
    }
    if (atNs != TcpTiming.NO_MORE) {
      sim.at(table.startNs[slot] + atNs, retry, slot, table.generation[slot]);
    } else {
      long leftNs = Math.max(0, tcp.synGiveUpNs() - sinceStartNs);
      failLater(slot, FailureCause.CONNECT_TIMEOUT, leftNs);
    }
  }

  private void onRetry(int slot, long generation) {
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    if (table.synRetries[slot] > 0 && !table.retried[slot]) {
      table.retried[slot] = true;
      ends.retried(slot);
    }
    if (table.route[slot] < 0) {
      connect(slot);
      return;
    }
    switch (dialer.pass(table.connection[slot])) {
      case FORWARDED -> sendSyn(slot);
      case DROPPED, SWALLOWED -> armSynRetry(slot);
      case UNKNOWN -> connect(slot);
    }
  }

  private void onSyn(int slot, long generation) {
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    long route = table.route[slot];
    if (!nodes.isPowered(dialer.node(route))) {
      armSynRetry(slot);
      return;
    }
    TaskProcess server = ends.processOf(dialer.task(route));
    long backNs = backNs(slot, TcpTiming.CONTROL_BYTES);
    if (backNs < 0 || (server != null && server.isListening() && isFull(server))) {
      armSynRetry(slot);
    } else if (server == null || !server.isListening()) {
      failLater(slot, FailureCause.REFUSED, backNs + accessNs(slot));
    } else {
      accept(slot, server, backNs);
    }
  }

  /** Linux drops the SYN of a connection that the program has no room for. */
  private static boolean isFull(TaskProcess server) {
    return server.busy >= server.program.workers()
        && server.accepted.size() >= server.program.backlog();
  }

  /** The handshake goes back; the request follows it. */
  private void accept(int slot, TaskProcess server, long backNs) {
    table.server[slot] = server;
    dialer.established(table.connection[slot], table.keptAlive[slot]);
    long seenByClientNs = backNs + accessNs(slot);
    table.roundTripNs[slot] = sim.nowNs() + seenByClientNs - table.synSentNs[slot];
    table.phase[slot] = ExchangeTable.TRAVELLING;
    if (table.readDeadlineNs[slot] != ExchangeTable.SAME_DEADLINE) {
      table.deadline[slot] = sim.rearm(table.deadline[slot], table.readDeadlineNs[slot]);
    }
    if (table.request[slot] == null) {
      sim.after(seenByClientNs, answer, slot, table.generation[slot]);
    } else {
      travel(slot, seenByClientNs);
    }
  }

  /** The request goes to the server. */
  private void travel(int slot, long afterNs) {
    beginMessage(slot);
    if (afterNs > 0 && isLong(slot, sizes(slot).requestBytes())) {
      sim.after(afterNs, retransmit, slot, table.generation[slot]);
    } else {
      transmit(slot, afterNs);
    }
  }

  private void beginMessage(int slot) {
    table.dataRtoNs[slot] = TcpTiming.firstDataRtoNs(table.roundTripNs[slot]);
    table.dataRetries[slot] = 0;
    table.tailOnly[slot] = false;
  }

  private MessageSizes sizes(int slot) {
    TaskProcess server = table.server[slot];
    return server == null ? MessageSizes.SMALL : server.program.sizes(table.request[slot]);
  }

  private boolean isLong(int slot, long bytes) {
    return bytes > dialer.segmentBytes(table.route[slot]);
  }

  /** Of a long message its first segment is a full one, and so is taken to be its last. */
  private int wireBytes(int slot, long bytes) {
    return TcpTiming.HEADER_BYTES + (int) Math.min(bytes, dialer.segmentBytes(table.route[slot]));
  }

  private void transmit(int slot, long afterNs) {
    long bytes = sizes(slot).requestBytes();
    long delayNs = thereNs(slot, wireBytes(slot, bytes));
    if (delayNs < 0) {
      armRetransmission(slot, afterNs);
    } else if (!startTransfer(slot, true, bytes)) {
      sim.after(afterNs + delayNs + accessNs(slot), request, slot, table.generation[slot]);
    }
  }

  /** Whether the message takes time beyond that of its first segment; {@link #transferred} follows then. */
  private boolean startTransfer(int slot, boolean toBackend, long bytes) {
    if (table.tailOnly[slot] || !isLong(slot, bytes)) {
      return false;
    }
    table.transfer[slot] = dialer.startTransfer(
        table.fromNode[slot], table.route[slot], toBackend, bytes, table.roundTripNs[slot], slot);
    return table.transfer[slot] != ExchangeTable.NO_TRANSFER;
  }

  /** All but the last segment of a long message is there. */
  private void transferred(int slot) {
    table.transfer[slot] = ExchangeTable.NO_TRANSFER;
    table.tailOnly[slot] = true;
    if (table.phase[slot] == ExchangeTable.TRAVELLING) {
      transmit(slot, 0);
    } else {
      sendAnswer(slot);
    }
  }

  /** Nobody acknowledges: the kernel sends again, each time after twice the pause; F8d. */
  private void armRetransmission(int slot, long afterNs) {
    long pauseNs = afterNs + nextRtoNs(slot);
    if (table.dataRetries[slot] <= TcpTiming.DATA_RETRIES) {
      sim.after(pauseNs, retransmit, slot, table.generation[slot]);
    } else {
      failLater(slot, FailureCause.READ_TIMEOUT, pauseNs);
    }
  }

  private long nextRtoNs(int slot) {
    long rtoNs = table.dataRtoNs[slot];
    table.dataRtoNs[slot] = Math.min(2 * rtoNs, TcpTiming.MAX_DATA_RTO_NS);
    table.dataRetries[slot]++;
    return rtoNs;
  }

  /** A retransmission that finds the back end gone from the load balancer draws a reset: F5.25. */
  private void onRetransmit(int slot, long generation) {
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    if (!reaches(slot)) {
      armRetransmission(slot, 0);
      return;
    }
    switch (dialer.pass(table.connection[slot])) {
      case FORWARDED -> transmit(slot, 0);
      case SWALLOWED -> armRetransmission(slot, 0);
      case DROPPED, UNKNOWN ->
        failLater(slot, FailureCause.RESET, TcpTiming.LOCAL_RESET_NS + accessNs(slot));
    }
  }

  private void onRequest(int slot, long generation) {
    TaskProcess server = table.server[slot];
    if (!table.isCurrent(slot, generation) || server == null) {
      return;
    }
    if (server.isAlive()) {
      ends.arrived(slot, server);
    } else if (nodes.isPowered(server.node())) {
      refuseData(slot);
    } else if (table.client[slot] != ExchangeTable.PROBE) {
      armRetransmission(slot, 0);
    }
  }

  /** The process has ended: its kernel resets, and resets again if that is lost. */
  private void refuseData(int slot) {
    if (table.datagram[slot]) {
      resetByServer(slot);
      return;
    }
    long backNs = backNs(slot, TcpTiming.CONTROL_BYTES);
    if (backNs < 0 && table.client[slot] != ExchangeTable.NOBODY) {
      armRetransmission(slot, 0);
    } else {
      reset(slot, backNs);
    }
  }

  /** The server's kernel has no such connection, or its process has just ended. Nobody tells the sender of a datagram. */
  void resetByServer(int slot) {
    if (table.datagram[slot]) {
      table.item[slot] = Items.NONE;
      abandonedByServer(slot);
    } else {
      reset(slot, backNs(slot, TcpTiming.CONTROL_BYTES));
    }
  }

  private void reset(int slot, long backNs) {
    table.phase[slot] = ExchangeTable.ANSWERING;
    table.server[slot] = null;
    table.item[slot] = Items.NONE;
    if (table.client[slot] == ExchangeTable.NOBODY) {
      free(slot);
    } else if (backNs >= 0) {
      failLater(slot, FailureCause.RESET, backNs + accessNs(slot));
    }
  }

  /** The server has vanished with its machine: nobody answers, the client's deadline decides. */
  void abandonedByServer(int slot) {
    table.phase[slot] = ExchangeTable.TRAVELLING;
    if (table.client[slot] == ExchangeTable.NOBODY) {
      free(slot);
    }
  }

  /**
   * The server answers.
   *
   * @param item  what the answer carries
   * @param error {@code null} if all went well
   */
  void answer(int slot, int item, @Nullable FailureCause error, @Nullable FailureCause inner) {
    if (table.client[slot] == ExchangeTable.NOBODY) {
      ends.itemLostInTransit(item);
      free(slot);
      return;
    }
    table.phase[slot] = ExchangeTable.ANSWERING;
    table.item[slot] = item;
    table.error[slot] = error;
    table.inner[slot] = inner;
    if (table.client[slot] == ExchangeTable.PROBE) {
      sim.after(0, answer, slot, table.generation[slot]);
      return;
    }
    beginMessage(slot);
    sendAnswer(slot);
  }

  private void sendAnswer(int slot) {
    long bytes =
        table.error[slot] == null ? sizes(slot).answerBytes() : MessageSizes.SMALL.answerBytes();
    long delayNs = backNs(slot, wireBytes(slot, bytes));
    if (delayNs < 0) {
      armAnswer(slot);
    } else if (table.datagram[slot] || !startTransfer(slot, false, bytes)) {
      sim.after(delayNs + accessNs(slot), answer, slot, table.generation[slot]);
    }
  }

  /** The server's kernel sends again what nobody acknowledges, until it gives up; a datagram is sent once. */
  private void armAnswer(int slot) {
    if (table.datagram[slot]) {
      return;
    }
    long pauseNs = nextRtoNs(slot);
    if (table.dataRetries[slot] <= TcpTiming.DATA_RETRIES) {
      sim.after(pauseNs, answerAgain, slot, table.generation[slot]);
    }
  }

  /** What a machine without power had to send is gone, and the client learns nothing of that: F5.24. */
  private void onAnswerAgain(int slot, long generation) {
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    TaskProcess server = table.server[slot];
    if (server == null || server.state != TaskProcess.State.VANISHED) {
      sendAnswer(slot);
    }
  }

  private void onAnswer(int slot, long generation) {
    if (table.isCurrent(slot, generation)) {
      if (table.client[slot] == ExchangeTable.NOBODY) {
        ends.itemLostInTransit(table.item[slot]);
        free(slot);
      } else {
        sim.cancel(table.deadline[slot]);
        ends.answered(slot);
        free(slot);
      }
    }
  }

  void failLater(int slot, FailureCause cause, long delayNs) {
    sim.after(
        delayNs,
        failure,
        slot,
        ((long) cause.ordinal() << 32) | (table.generation[slot] & 0xffffffffL));
  }

  private void onFailure(int slot, long arg) {
    if (table.isCurrent(slot, arg)) {
      FailureCause cause = CAUSES[(int) (arg >>> 32)];
      sim.cancel(table.deadline[slot]);
      hangUp(slot, cause == FailureCause.RESET || cause == FailureCause.REFUSED);
      ends.failed(slot, cause);
      free(slot);
    }
  }

  private void onDeadline(int slot, long generation) {
    if (!table.isCurrent(slot, generation) || table.client[slot] == ExchangeTable.NOBODY) {
      return;
    }
    boolean connecting = table.phase[slot] == ExchangeTable.CONNECTING;
    ends.failed(slot, connecting ? FailureCause.CONNECT_TIMEOUT : FailureCause.READ_TIMEOUT);
    leave(slot);
  }

  /** The client waits no more; a server that has the request goes on with it. */
  void leave(int slot) {
    sim.cancel(table.deadline[slot]);
    table.client[slot] = ExchangeTable.NOBODY;
    if (table.phase[slot] == ExchangeTable.CONNECTING) {
      table.connection[slot] = Dialer.NO_CONNECTION;
    }
    hangUp(slot, false);
    boolean withServer =
        table.phase[slot] == ExchangeTable.QUEUED || table.phase[slot] == ExchangeTable.SERVED;
    if (!withServer) {
      if (table.phase[slot] == ExchangeTable.ANSWERING) {
        ends.itemLostInTransit(table.item[slot]);
      }
      free(slot);
    }
  }

  /** Over the connection of this exchange others will follow: it is not closed with it. */
  void keep(int slot, KeptConnection kept, TaskProcess server) {
    long connection = table.connection[slot];
    table.connection[slot] = Dialer.NO_CONNECTION;
    dialer.pass(connection);
    if (!kept.isOpen()) {
      kept.open(
          table.fromNode[slot], table.route[slot], connection, server, table.roundTripNs[slot]);
    }
  }

  /** Somebody closes a connection that was kept, as the kernel does when a program ends. */
  void close(KeptConnection kept) {
    dialer.closed(kept.connection, false);
    kept.close();
  }

  private void hangUp(int slot, boolean byReset) {
    dialer.closed(table.connection[slot], byReset);
    table.connection[slot] = Dialer.NO_CONNECTION;
  }

  private void free(int slot) {
    if (table.transfer[slot] != ExchangeTable.NO_TRANSFER) {
      dialer.cancelTransfer(table.transfer[slot]);
      table.transfer[slot] = ExchangeTable.NO_TRANSFER;
    }
    hangUp(slot, false);
    table.release(slot);
  }

  /** One packet to the back end, without the way of a user to the cluster. */
  private long thereNs(int slot, int bytes) {
    return reaches(slot)
        ? dialer.toBackendNs(table.fromNode[slot], table.route[slot], bytes)
        : Dialer.LOST;
  }

  /** One packet from the back end, without the way to a user outside; a probe, given up or not, is inside the container. */
  private long backNs(int slot, int bytes) {
    if (table.route[slot] == Dialer.REFUSED) {
      return 0;
    }
    return reaches(slot)
        ? dialer.toClientNs(table.fromNode[slot], table.route[slot], bytes)
        : Dialer.LOST;
  }

  /** Whether a user outside and its entry node reach each other; programs are inside. */
  private boolean reaches(int slot) {
    return table.port[slot] == 0 || dialer.reachesUsers(table.fromNode[slot]);
  }

  long accessNs(int slot) {
    return table.port[slot] == 0 ? 0 : ends.accessNs(table.clientTask[slot]);
  }
}
