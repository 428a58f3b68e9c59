package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Nodes;
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
  private final Ends ends;
  private final SlotEvent syn;
  private final SlotEvent retry;
  private final SlotEvent request;
  private final SlotEvent answer;
  private final SlotEvent failure;
  private final SlotEvent deadline;
  private final SlotEvent retransmit;

  Exchanges(Simulation sim, Nodes nodes, Dialer dialer, Ends ends) {
    this.sim = sim;
    this.nodes = nodes;
    this.dialer = dialer;
    this.ends = ends;
    this.syn = sim.define("workload.syn", this::onSyn);
    this.retry = sim.define("workload.retry", this::onRetry);
    this.request = sim.define("workload.request", this::onRequest);
    this.answer = sim.define("workload.answer", this::onAnswer);
    this.failure = sim.define("workload.failure", this::onFailure);
    this.deadline = sim.define("workload.deadline", this::onDeadline);
    this.retransmit = sim.define("workload.retransmit", this::onRetransmit);
  }

  /** A user outside asks a published port of an entry node. */
  void openFromUser(int request, int group, int entryNode, UserSpec spec, int item) {
    connect(fromUser(request, group, entryNode, spec, item));
  }

  /** A user asks over a connection that is open. */
  void sendFromUser(int request, int group, KeptConnection connection, UserSpec spec, int item) {
    send(fromUser(request, group, connection.fromNode, spec, item), connection);
  }

  private int fromUser(int request, int group, int entryNode, UserSpec spec, int item) {
    int slot = fresh(-2 - request, entryNode, spec.timeoutNs());
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
      long timeoutNs) {
    int slot = fresh(activity, program.node(), timeoutNs);
    table.port[slot] = 0;
    table.clientTask[slot] = program.task();
    table.service[slot] = service;
    table.request[slot] = name;
    table.item[slot] = item;
    connect(slot);
    return slot;
  }

  /** A program asks over a connection that it has. */
  int sendKept(
      int activity,
      TaskProcess program,
      KeptConnection connection,
      String name,
      int item,
      long timeoutNs) {
    int slot = fresh(activity, program.node(), timeoutNs);
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
    TaskProcess server = connection.server;
    table.server[slot] = server;
    if (server == null || server.state == TaskProcess.State.ENDED) {
      failLater(slot, FailureCause.RESET, TcpTiming.LOCAL_RESET_NS + accessNs(slot));
    } else if (!dialer.isStillThere(table.fromNode[slot], connection.route)) {
      // The load balancer drops the packet that finds the back end gone, and resets its
      // retransmission: F5.23.
      failLater(slot, FailureCause.RESET, TcpTiming.DATA_RTO_NS + accessNs(slot));
    } else {
      travel(slot, 0);
    }
  }

  /** A health probe asks a program from inside its container: no network lies between them. */
  void openProbe(TaskProcess server, String name, long afterNs, long timeoutNs) {
    int slot = fresh(ExchangeTable.PROBE, server.node(), timeoutNs);
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

  private int fresh(int client, int fromNode, long timeoutNs) {
    int slot = table.allocate();
    table.phase[slot] = ExchangeTable.CONNECTING;
    table.client[slot] = client;
    table.fromNode[slot] = fromNode;
    table.startNs[slot] = sim.nowNs();
    table.synRetries[slot] = 0;
    table.arpTries[slot] = 0;
    table.retried[slot] = false;
    table.error[slot] = null;
    table.inner[slot] = null;
    table.deadline[slot] = sim.after(timeoutNs, deadline, slot, table.generation[slot]);
    return slot;
  }

  private long dial(int slot) {
    return table.port[slot] != 0
        ? dialer.dialPublished(table.fromNode[slot], table.port[slot])
        : dialer.dialService(table.fromNode[slot], table.clientTask[slot], serviceOf(slot));
  }

  private String serviceOf(int slot) {
    String service = table.service[slot];
    return service == null ? "" : service;
  }

  private void connect(int slot) {
    long route = dial(slot);
    table.route[slot] = route;
    if (route >= 0) {
      sendSyn(slot);
    } else if (route == Dialer.REFUSED) {
      failLater(
          slot, FailureCause.REFUSED, TcpTiming.LOCAL_RESET_NS + accessNs(slot) + accessNs(slot));
    } else if (route == Dialer.ENTRY_DOWN) {
      armSynRetry(slot);
    } else if (table.synRetries[slot] == 0) {
      failLater(slot, FailureCause.NAME_UNKNOWN, TcpTiming.DNS_NS);
    } else {
      // The name was resolved when the connect began; now nobody answers for that address any more.
      failLater(slot, FailureCause.NO_ROUTE, TcpTiming.ARP_GIVE_UP_NS);
    }
  }

  private void sendSyn(int slot) {
    long delayNs =
        dialer.toBackendNs(table.fromNode[slot], table.route[slot], TcpTiming.CONTROL_BYTES);
    if (delayNs >= 0) {
      sim.after(delayNs + accessNs(slot), syn, slot, table.generation[slot]);
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
    long atNs = TcpTiming.synNs(table.synRetries[slot]++);
    while (atNs != TcpTiming.NO_MORE && atNs <= sinceStartNs) {
      atNs = TcpTiming.synNs(table.synRetries[slot]++);
    }
    if (atNs != TcpTiming.NO_MORE) {
      sim.at(table.startNs[slot] + atNs, retry, slot, table.generation[slot]);
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
    if (table.route[slot] >= 0 && dialer.isStillThere(table.fromNode[slot], table.route[slot])) {
      sendSyn(slot);
    } else {
      connect(slot);
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
    long backNs = dialer.toClientNs(table.fromNode[slot], route, TcpTiming.CONTROL_BYTES);
    if (backNs < 0) {
      armSynRetry(slot);
    } else if (server == null || !server.isListening() || isFull(server)) {
      failLater(slot, FailureCause.REFUSED, backNs + accessNs(slot));
    } else {
      accept(slot, server, backNs);
    }
  }

  private static boolean isFull(TaskProcess server) {
    return server.accepted.size() >= server.program.backlog();
  }

  /** The handshake goes back; the request follows it. */
  private void accept(int slot, TaskProcess server, long backNs) {
    table.server[slot] = server;
    long seenByClientNs = backNs + accessNs(slot);
    table.phase[slot] = ExchangeTable.TRAVELLING;
    if (table.request[slot] == null) {
      sim.after(seenByClientNs, answer, slot, table.generation[slot]);
    } else {
      travel(slot, seenByClientNs);
    }
  }

  /** The request goes to the server. */
  private void travel(int slot, long afterNs) {
    table.dataRtoNs[slot] = TcpTiming.DATA_RTO_NS;
    transmit(slot, afterNs);
  }

  private void transmit(int slot, long afterNs) {
    long delayNs =
        dialer.toBackendNs(table.fromNode[slot], table.route[slot], TcpTiming.MESSAGE_BYTES);
    if (delayNs >= 0) {
      sim.after(afterNs + delayNs + accessNs(slot), request, slot, table.generation[slot]);
    } else {
      armRetransmission(slot, afterNs);
    }
  }

  /** Nobody acknowledges: the kernel sends again, each time after twice the pause. */
  private void armRetransmission(int slot, long afterNs) {
    sim.after(afterNs + table.dataRtoNs[slot], retransmit, slot, table.generation[slot]);
    table.dataRtoNs[slot] *= 2;
  }

  /** A retransmission that finds the back end gone from the load balancer draws a reset: F5.25. */
  private void onRetransmit(int slot, long generation) {
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    if (dialer.isStillThere(table.fromNode[slot], table.route[slot])) {
      transmit(slot, 0);
    } else {
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
      resetByServer(slot);
    } else {
      armRetransmission(slot, 0);
    }
  }

  /** The server's kernel has no such connection, or its process has just ended. */
  void resetByServer(int slot) {
    long backNs = backNs(slot, TcpTiming.CONTROL_BYTES);
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
    long delayNs = backNs(slot, TcpTiming.MESSAGE_BYTES);
    if (delayNs >= 0) {
      sim.after(delayNs + accessNs(slot), answer, slot, table.generation[slot]);
    }
  }

  /** From the server to its client. */
  private long backNs(int slot, int bytes) {
    return table.client[slot] == ExchangeTable.PROBE
        ? 0
        : dialer.toClientNs(table.fromNode[slot], table.route[slot], bytes);
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

  private void failLater(int slot, FailureCause cause, long delayNs) {
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
    boolean withServer =
        table.phase[slot] == ExchangeTable.QUEUED || table.phase[slot] == ExchangeTable.SERVED;
    if (!withServer) {
      if (table.phase[slot] == ExchangeTable.ANSWERING) {
        ends.itemLostInTransit(table.item[slot]);
      }
      free(slot);
    }
  }

  private void free(int slot) {
    table.release(slot);
  }

  private long accessNs(int slot) {
    return table.port[slot] == 0 ? 0 : ends.accessNs(table.clientTask[slot]);
  }
}
