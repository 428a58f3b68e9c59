package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers of one UDP datagram each. Nothing is sent again: what is lost on the way, dropped by a load balancer or finds
 * nobody is missed when the user's patience ends. A port that is closed where somebody is at home is answered by ICMP: refused.
 * Data-plane facts F5.28, F5.31.
 */
final class Datagrams implements Carriage {
  private final Nodes nodes;
  private final Dialer dialer;
  private final Exchanges exchanges;
  private final ExchangeEvents events;
  private final PacketWays ways;
  private final ExchangeEnds ends;
  private final SlotEvent arrive;

  Datagrams(Simulation sim, Nodes nodes, Dialer dialer, Exchanges exchanges, ExchangeEnds ends) {
    this.nodes = nodes;
    this.dialer = dialer;
    this.exchanges = exchanges;
    this.events = exchanges.events;
    this.ways = exchanges.ways;
    this.ends = ends;
    this.arrive = sim.define("workload.datagram", this::onArrive)
        .ownedBy((slot, generation) ->
            Owners.machineOrNobody(serverNode(exchanges.table.current(slot, generation))));
  }

  private int serverNode(@Nullable Exchange x) {
    return x == null ? EventOwner.NOBODY : dialer.node(x.route);
  }

  /** A user outside sends a datagram to a published port of an entry node. */
  void send(
      int request, int group, int entryNode, UserSpec spec, int item, ClientAddresses client) {
    Exchange x = exchanges.fromUser(this, request, group, entryNode, spec, item, client);
    x.phase = Exchange.Phase.TRAVELLING;
    long route =
        dialer.dialPublished(Protocol.UDP, entryNode, spec.port(), client.address(), client.port());
    x.route = route;
    if (route == Dialer.REFUSED) {
      long accessNs = ways.accessNs(x) + ways.accessNs(x);
      events.failAfter(TcpTiming.LOCAL_RESET_NS + accessNs, x, FailureCause.REFUSED);
    } else if (route >= 0) {
      long delayNs = dialer.toBackendNs(entryNode, route, TcpTiming.MESSAGE_BYTES);
      if (delayNs >= 0) {
        events.after(delayNs + ways.accessNs(x), arrive, x);
      }
    }
  }

  private void onArrive(int slot, long generation) {
    Exchange x = exchanges.table.current(slot, generation);
    if (x != null) {
      exchanges.cuts.arrived(x, true);
      requestArrived(x);
    }
  }

  @Override
  public void requestArrived(Exchange x) {
    TaskProcess server = ends.processOf(dialer.task(x.route));
    if (!nodes.isPowered(dialer.node(x.route)) || server == null || !server.isAlive()) {
      return;
    }
    if (server.isListening()) {
      deliver(x, server);
    } else {
      portUnreachable(x);
    }
  }

  /** Into a worker or the socket's buffer; a full buffer drops it. */
  private void deliver(Exchange x, TaskProcess server) {
    if (server.accepted.size() < server.program.backlog()) {
      x.server = server;
      ends.arrived(x, server);
    }
  }

  private void portUnreachable(Exchange x) {
    long backNs = dialer.toClientNs(x.fromNode, x.route, TcpTiming.CONTROL_BYTES);
    if (backNs >= 0) {
      events.failAfter(backNs + ways.accessNs(x), x, FailureCause.REFUSED);
    }
  }

  /** Sent once. */
  @Override
  public void answer(Exchange x) {
    MessageSizes sizes = x.error == null ? x.sizes() : MessageSizes.SMALL;
    long delayNs = ways.backNs(x, ways.wireBytes(x, sizes.answerBytes()));
    if (delayNs >= 0) {
      events.after(delayNs + ways.accessNs(x), events.answer, x);
    }
  }

  /** Nobody tells the sender. */
  @Override
  public void processEnded(Exchange x) {
    x.item = Items.NONE;
    exchanges.abandoned(x);
  }
}
