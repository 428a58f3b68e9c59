package io.dryswarm.models.workload;

import io.dryswarm.models.underlay.Nodes;

/**
 * Requests and answers over TCP: what is lost is sent again with doubled pauses, what is long takes time on the links, and what nobody
 * expects is reset. Data-plane facts 5c, 8d.
 */
final class TcpMessages implements Carriage {
  private final ExchangeEvents events;
  private final Nodes nodes;
  private final Dialer dialer;
  private final PacketWays ways;
  private final Exchanges exchanges;
  private final ExchangeEnds ends;

  TcpMessages(
      ExchangeEvents events,
      Nodes nodes,
      Dialer dialer,
      PacketWays ways,
      Exchanges exchanges,
      ExchangeEnds ends) {
    this.events = events;
    this.nodes = nodes;
    this.dialer = dialer;
    this.ways = ways;
    this.exchanges = exchanges;
    this.ends = ends;
    dialer.onTransferred(this::transferred);
  }

  /** The request goes over a connection that has been there for some time. */
  void travelKept(Exchange x, KeptConnection connection) {
    x.phase = Exchange.Phase.TRAVELLING;
    x.route = connection.route;
    x.roundTripNs = connection.roundTripNs;
    x.connection = connection.connection;
    TaskProcess server = connection.server;
    x.server = server;
    if (server == null || server.state == TaskProcess.State.ENDED) {
      long resetNs = TcpTiming.LOCAL_RESET_NS + ways.accessNs(x);
      events.failAfter(resetNs, x, FailureCause.RESET);
    } else {
      travelThroughBalancer(x);
    }
  }

  /** The first packet for some time: the load balancer may have dropped its back end, or forgotten the connection. */
  private void travelThroughBalancer(Exchange x) {
    switch (dialer.pass(x.connection)) {
      case FORWARDED -> travel(x, 0);
      case SWALLOWED -> {
        x.dataRtoNs = TcpTiming.DATA_RTO_NS;
        armRetransmission(x, 0);
      }
      // The retransmission of the dropped packet is reset: F5.23.
      case DROPPED -> events.failAfter(TcpTiming.DATA_RTO_NS, x, FailureCause.RESET);
      case UNKNOWN -> events.failAfter(TcpTiming.LOCAL_RESET_NS, x, FailureCause.RESET);
    }
  }

  /** The request goes to the server. */
  void travel(Exchange x, long afterNs) {
    begin(x);
    if (afterNs > 0 && ways.isLong(x, x.sizes().requestBytes())) {
      events.after(afterNs, events.retransmit, x);
    } else {
      transmit(x, afterNs);
    }
  }

  private static void begin(Exchange x) {
    x.dataRtoNs = TcpTiming.firstDataRtoNs(x.roundTripNs);
    x.dataRetries = 0;
    x.tailOnly = false;
  }

  private void transmit(Exchange x, long afterNs) {
    long bytes = x.sizes().requestBytes();
    long delayNs = ways.thereNs(x, ways.wireBytes(x, bytes));
    if (delayNs < 0) {
      armRetransmission(x, afterNs);
    } else if (!startTransfer(x, true, bytes)) {
      events.after(afterNs + delayNs + ways.accessNs(x), events.request, x);
    }
  }

  /** Whether the message takes time beyond that of its first segment; {@link #transferred} follows then. */
  private boolean startTransfer(Exchange x, boolean toBackend, long bytes) {
    if (x.tailOnly || !ways.isLong(x, bytes)) {
      return false;
    }
    x.transfer = dialer.startTransfer(x.fromNode, x.route, toBackend, bytes, x.roundTripNs, x.slot);
    return x.transfer != Exchange.NO_TRANSFER;
  }

  /** All but the last segment of a long message is there. */
  private void transferred(int slot) {
    Exchange x = exchanges.table.at(slot);
    x.transfer = Exchange.NO_TRANSFER;
    x.tailOnly = true;
    if (x.phase == Exchange.Phase.TRAVELLING) {
      transmit(x, 0);
    } else {
      sendAnswer(x);
    }
  }

  /** Nobody acknowledges: the kernel sends again, each time after twice the pause; F8d. */
  private void armRetransmission(Exchange x, long afterNs) {
    long pauseNs = afterNs + nextRtoNs(x);
    if (x.dataRetries <= TcpTiming.DATA_RETRIES) {
      events.after(pauseNs, events.retransmit, x);
    } else {
      events.failAfter(pauseNs, x, FailureCause.READ_TIMEOUT);
    }
  }

  private static long nextRtoNs(Exchange x) {
    long rtoNs = x.dataRtoNs;
    x.dataRtoNs = Math.min(2 * rtoNs, TcpTiming.MAX_DATA_RTO_NS);
    x.dataRetries++;
    return rtoNs;
  }

  /** A retransmission that finds the back end gone from the load balancer draws a reset: F5.25. */
  void retransmit(Exchange x) {
    if (!ways.reaches(x)) {
      armRetransmission(x, 0);
      return;
    }
    switch (dialer.pass(x.connection)) {
      case FORWARDED -> transmit(x, 0);
      case SWALLOWED -> armRetransmission(x, 0);
      case DROPPED, UNKNOWN ->
        events.failAfter(TcpTiming.LOCAL_RESET_NS + ways.accessNs(x), x, FailureCause.RESET);
    }
  }

  @Override
  public void requestArrived(Exchange x) {
    TaskProcess server = x.server;
    if (server == null) {
      return;
    }
    if (server.isAlive()) {
      ends.arrived(x, server);
    } else if (nodes.isPowered(server.node())) {
      refuse(x);
    } else {
      armRetransmission(x, 0);
    }
  }

  /** The process has ended: its kernel resets, and resets again if that is lost. */
  private void refuse(Exchange x) {
    long backNs = ways.backNs(x, TcpTiming.CONTROL_BYTES);
    if (backNs < 0 && x.isAwaited()) {
      armRetransmission(x, 0);
    } else {
      reset(x, backNs);
    }
  }

  /** The process has just ended, and its kernel has no such connection any more. */
  @Override
  public void processEnded(Exchange x) {
    reset(x, ways.backNs(x, TcpTiming.CONTROL_BYTES));
  }

  private void reset(Exchange x, long backNs) {
    exchanges.leftByServer(x);
    if (!x.isAwaited()) {
      exchanges.free(x);
    } else if (backNs >= 0) {
      events.failAfter(backNs + ways.accessNs(x), x, FailureCause.RESET);
    }
  }

  @Override
  public void answer(Exchange x) {
    begin(x);
    sendAnswer(x);
  }

  private void sendAnswer(Exchange x) {
    MessageSizes sizes = x.error == null ? x.sizes() : MessageSizes.SMALL;
    long bytes = sizes.answerBytes();
    long delayNs = ways.backNs(x, ways.wireBytes(x, bytes));
    if (delayNs < 0) {
      armAnswer(x);
    } else if (!startTransfer(x, false, bytes)) {
      events.after(delayNs + ways.accessNs(x), events.answer, x);
    }
  }

  /** The server's kernel sends again what nobody acknowledges, until it gives up. */
  private void armAnswer(Exchange x) {
    long pauseNs = nextRtoNs(x);
    if (x.dataRetries <= TcpTiming.DATA_RETRIES) {
      events.after(pauseNs, events.answerAgain, x);
    }
  }

  /** What a machine without power had to send is gone, and the client learns nothing of that: F5.24. */
  void answerAgain(Exchange x) {
    TaskProcess server = x.server;
    if (server == null || server.state != TaskProcess.State.VANISHED) {
      sendAnswer(x);
    }
  }
}
