package io.dryswarm.models.workload;

import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Nodes;

/**
 * How connections come to be: the route that the first packet finds, ARP, SYNs and their schedule of retries, the accept queue that may have
 * no room. Data-plane facts 1, 5c, 8d.
 */
final class Handshakes {
  private final ExchangeEvents events;
  private final Nodes nodes;
  private final Dialer dialer;
  private final TcpTiming tcp;
  private final PacketWays ways;
  private final ExchangeEnds ends;
  private final TcpMessages messages;

  Handshakes(
      ExchangeEvents events,
      Nodes nodes,
      Dialer dialer,
      TcpTiming tcp,
      PacketWays ways,
      ExchangeEnds ends,
      TcpMessages messages) {
    this.events = events;
    this.nodes = nodes;
    this.dialer = dialer;
    this.tcp = tcp;
    this.ways = ways;
    this.ends = ends;
    this.messages = messages;
  }

  /** The first packet goes off, or one that asks the load balancer anew. */
  void connect(Exchange x) {
    long route = dial(x);
    x.route = route;
    x.connection = dialer.connection();
    if (route >= 0) {
      sendSyn(x);
    } else if (route == Dialer.REFUSED) {
      long waitNs = x.lookupNs + TcpTiming.LOCAL_RESET_NS;
      events.failAfter(waitNs + ways.accessNs(x) + ways.accessNs(x), x, FailureCause.REFUSED);
    } else if (route == Dialer.ENTRY_DOWN || route == Dialer.DROPPED) {
      armSynRetry(x);
    } else {
      awaitNeighbour(x);
    }
  }

  private long dial(Exchange x) {
    return x.isFromUser()
        ? dialer.dialPublished(Protocol.TCP, x.fromNode, x.port, x.clientAddress, x.clientPort)
        : dialer.dial(x.fromNode, x.clientTask, x.place, x.clientPort);
  }

  private void sendSyn(Exchange x) {
    x.synSentNs = events.nowNs();
    long delayNs = ways.thereNs(x, TcpTiming.CONTROL_BYTES);
    if (delayNs >= 0) {
      events.after(x.lookupNs + delayNs + ways.accessNs(x), events.syn, x);
      x.lookupNs = 0;
    } else if (delayNs == Dialer.NO_NEIGHBOUR) {
      awaitNeighbour(x);
    } else {
      armSynRetry(x);
    }
  }

  private void awaitNeighbour(Exchange x) {
    x.arpTries++;
    if (x.arpTries < TcpTiming.ARP_TRIES) {
      events.after(TcpTiming.ARP_RETRY_NS, events.retry, x);
    } else {
      events.failAfter(TcpTiming.ARP_GIVE_UP_NS, x, FailureCause.NO_ROUTE);
    }
  }

  /** The schedule counts from the first try: what is over by now, while ARP or a slow line took its time, is left out. */
  private void armSynRetry(Exchange x) {
    long sinceStartNs = events.nowNs() - x.startNs;
    long atNs = tcp.synNs(x.synRetries++);
    while (atNs != TcpTiming.NO_MORE && atNs <= sinceStartNs) {
      atNs = tcp.synNs(x.synRetries++);
    }
    if (atNs != TcpTiming.NO_MORE) {
      events.at(x.startNs + atNs, events.retry, x);
    } else {
      long leftNs = Math.max(0, tcp.synGiveUpNs() - sinceStartNs);
      events.failAfter(leftNs, x, FailureCause.CONNECT_TIMEOUT);
    }
  }

  void retry(Exchange x) {
    if (x.synRetries > 0 && !x.retried) {
      x.retried = true;
      ends.retried(x);
    }
    if (x.route < 0) {
      connect(x);
      return;
    }
    switch (dialer.pass(x.connection)) {
      case FORWARDED -> sendSyn(x);
      case DROPPED, SWALLOWED -> armSynRetry(x);
      case UNKNOWN -> connect(x);
    }
  }

  /** A SYN has come to the back end's machine. */
  void synArrived(Exchange x) {
    if (!nodes.isPowered(dialer.node(x.route))) {
      armSynRetry(x);
      return;
    }
    TaskProcess server = ends.processOf(dialer.task(x.route));
    long backNs = ways.backNs(x, TcpTiming.CONTROL_BYTES);
    if (backNs < 0 || (server != null && server.isListening() && server.isFull())) {
      armSynRetry(x);
    } else if (server == null || !server.isListening()) {
      events.failAfter(backNs + ways.accessNs(x), x, FailureCause.REFUSED);
    } else {
      accept(x, server, backNs);
    }
  }

  /** The handshake goes back; the request follows it. */
  private void accept(Exchange x, TaskProcess server, long backNs) {
    x.server = server;
    dialer.established(x.connection, x.keptAlive);
    long seenByClientNs = backNs + ways.accessNs(x);
    x.roundTripNs = events.nowNs() + seenByClientNs - x.synSentNs;
    x.phase = Exchange.Phase.TRAVELLING;
    if (x.readDeadlineNs != Exchange.SAME_DEADLINE) {
      events.moveDeadline(x, x.readDeadlineNs);
    }
    if (x.request == null) {
      events.after(seenByClientNs, events.answer, x);
    } else {
      messages.travel(x, seenByClientNs);
    }
  }
}
