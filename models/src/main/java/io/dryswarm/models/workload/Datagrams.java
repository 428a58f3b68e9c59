package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.spec.PortSpec.Protocol;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;

/**
 * Requests and answers of one UDP datagram each. Nothing is sent again: what is lost on the way, dropped by a load balancer or finds
 * nobody is missed when the user's patience ends. A port that is closed where somebody is at home is answered by ICMP: refused.
 * Data-plane facts F5.28, F5.31.
 */
final class Datagrams {
  private final Simulation sim;
  private final Nodes nodes;
  private final Dialer dialer;
  private final Exchanges exchanges;
  private final Exchanges.Ends ends;
  private final SlotEvent arrive;

  Datagrams(Simulation sim, Nodes nodes, Dialer dialer, Exchanges exchanges, Exchanges.Ends ends) {
    this.sim = sim;
    this.nodes = nodes;
    this.dialer = dialer;
    this.exchanges = exchanges;
    this.ends = ends;
    this.arrive = sim.define("workload.datagram", this::onArrive)
        .ownedBy((slot, generation) -> Owners.machineOrNobody(serverNode(slot, generation)));
  }

  private int serverNode(int slot, long generation) {
    return exchanges.table.isCurrent(slot, generation)
        ? dialer.node(exchanges.table.route[slot])
        : EventOwner.NOBODY;
  }

  /** A user outside sends a datagram to a published port of an entry node. */
  void send(
      int request, int group, int entryNode, UserSpec spec, int item, ClientAddresses client) {
    int slot = exchanges.fromUser(request, group, entryNode, spec, item, client);
    ExchangeTable table = exchanges.table;
    table.datagram[slot] = true;
    table.phase[slot] = ExchangeTable.TRAVELLING;
    long route =
        dialer.dialPublished(Protocol.UDP, entryNode, spec.port(), client.address(), client.port());
    table.route[slot] = route;
    if (route == Dialer.REFUSED) {
      long accessNs = exchanges.accessNs(slot) + exchanges.accessNs(slot);
      exchanges.failLater(slot, FailureCause.REFUSED, TcpTiming.LOCAL_RESET_NS + accessNs);
    } else if (route >= 0) {
      long delayNs = dialer.toBackendNs(entryNode, route, TcpTiming.MESSAGE_BYTES);
      if (delayNs >= 0) {
        sim.after(delayNs + exchanges.accessNs(slot), arrive, slot, table.generation[slot]);
      }
    }
  }

  private void onArrive(int slot, long generation) {
    ExchangeTable table = exchanges.table;
    if (!table.isCurrent(slot, generation)) {
      return;
    }
    long route = table.route[slot];
    TaskProcess server = ends.processOf(dialer.task(route));
    if (!nodes.isPowered(dialer.node(route)) || server == null || !server.isAlive()) {
      return;
    }
    if (server.isListening()) {
      deliver(slot, server);
    } else {
      portUnreachable(slot, route);
    }
  }

  /** Into a worker or the socket's buffer; a full buffer drops it. */
  private void deliver(int slot, TaskProcess server) {
    if (server.accepted.size() < server.program.backlog()) {
      exchanges.table.server[slot] = server;
      ends.arrived(slot, server);
    }
  }

  private void portUnreachable(int slot, long route) {
    long backNs = dialer.toClientNs(exchanges.table.fromNode[slot], route, TcpTiming.CONTROL_BYTES);
    if (backNs >= 0) {
      exchanges.failLater(slot, FailureCause.REFUSED, backNs + exchanges.accessNs(slot));
    }
  }
}
