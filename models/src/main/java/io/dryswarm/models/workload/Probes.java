package io.dryswarm.models.workload;

import io.dryswarm.models.underlay.Nodes;

/** Health probes that ask a program from inside its container: no network lies between them. */
final class Probes implements Carriage {
  private final ExchangeEvents events;
  private final Nodes nodes;
  private final Exchanges exchanges;
  private final ExchangeEnds ends;

  Probes(ExchangeEvents events, Nodes nodes, Exchanges exchanges, ExchangeEnds ends) {
    this.events = events;
    this.nodes = nodes;
    this.exchanges = exchanges;
    this.ends = ends;
  }

  /**
   * A probe asks the program.
   *
   * @param afterNs   when the question reaches it
   * @param timeoutNs after which nobody waits any more
   */
  void open(TaskProcess server, String name, long afterNs, long timeoutNs) {
    Exchange x = exchanges.begin(this, Exchange.Waiter.PROBE, server.task(), server.node());
    exchanges.allow(x, timeoutNs, timeoutNs);
    x.port = 0;
    x.clientTask = server.task();
    x.request = name;
    x.item = Items.NONE;
    x.route = Dialer.REFUSED;
    x.server = server;
    if (!server.isListening()) {
      events.failAfter(afterNs, x, FailureCause.REFUSED);
    } else if (!server.isFull()) {
      x.phase = Exchange.Phase.TRAVELLING;
      events.after(afterNs, events.request, x);
    }
  }

  /** A machine without power answers nobody; then the probe's patience ends. */
  @Override
  public void requestArrived(Exchange x) {
    TaskProcess server = x.server;
    if (server == null) {
      return;
    }
    if (server.isAlive()) {
      ends.arrived(x, server);
    } else if (nodes.isPowered(server.node())) {
      processEnded(x);
    }
  }

  @Override
  public void answer(Exchange x) {
    events.after(0, events.answer, x);
  }

  @Override
  public void processEnded(Exchange x) {
    exchanges.leftByServer(x);
    if (x.isAwaited()) {
      events.failAfter(0, x, FailureCause.RESET);
    } else {
      exchanges.free(x);
    }
  }
}
