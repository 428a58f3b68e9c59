package io.dryswarm.models.dispatcher;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.models.dispatcher.DispatcherReply.Refusal;
import io.dryswarm.models.dispatcher.DispatcherRequest.SessionRequest;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import org.jspecify.annotations.Nullable;

/** The connections between agents and managers: one per agent, its newest. Decides what arrives, and when. */
final class Wire {
  /** What the ends of the wire do with what arrives. */
  interface Ends {
    void requestArrived(int manager, RequestInFlight request);

    /** The leader that a manager sent a request on to has no engine: its kernel says so. */
    void forwardRefused(int manager, RequestInFlight request);

    void replyArrived(ReplyInFlight reply);
  }

  /** A kernel's answer to a call that it cannot carry out. */
  private static final long LOCAL_FAILURE_NS = 10_000;

  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final Ends ends;
  private final @Nullable Connection[] connections;
  private final RecordEvent<RequestInFlight> request;
  private final RecordEvent<RequestInFlight> bounce;
  private final RecordEvent<ReplyInFlight> relay;
  private final RecordEvent<ReplyInFlight> reply;

  Wire(Simulation sim, Nodes nodes, Fabric fabric, Ends ends) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.ends = ends;
    this.connections = new Connection[nodes.count()];
    this.request = sim.define(
            "dispatcher.request", RequestInFlight.class, (manager, arg, r) -> onRequest(manager, r))
        .ownedBy(Owners.ENGINE);
    this.bounce = sim.define(
            "dispatcher.bounce", RequestInFlight.class, (manager, arg, r) -> onBounce(manager, r))
        .ownedBy(Owners.ENGINE);
    this.relay = sim.define(
            "dispatcher.relay", ReplyInFlight.class, (manager, arg, r) -> onRelay(manager, r))
        .ownedBy(Owners.ENGINE);
    this.reply = sim.define(
            "dispatcher.reply", ReplyInFlight.class, (node, arg, r) -> onReply(node, r))
        .ownedBy(Owners.ENGINE);
  }

  /** An agent speaks; a session request opens the connection, which fails at once on a machine without a link. */
  void fromAgent(Route route, DispatcherRequest message) {
    if (message instanceof SessionRequest) {
      connections[route.node()] = new Connection(route, nodes.generation(route.manager()), false);
      if (route.node() != route.manager() && !fabric.hasLink(route.node())) {
        ReplyInFlight failure = new ReplyInFlight(route, new Refusal(Refusal.NO_LINK));
        sim.after(LOCAL_FAILURE_NS, reply, route.node(), 0, failure);
        return;
      }
    }
    hop(
        route,
        route.node(),
        route.manager(),
        request,
        new RequestInFlight(route, message, false, sim.nowNs()),
        message);
  }

  /** A manager that does not lead sends a request on. */
  void forward(int from, int leader, RequestInFlight r) {
    hop(r.route(), from, leader, request, r.forward(), r.message());
  }

  /** A manager answers an agent, directly or through the manager that the agent is connected to. */
  void toAgent(int from, Route route, DispatcherReply message) {
    ReplyInFlight r = new ReplyInFlight(route, message);
    if (from == route.manager()) {
      hop(route, from, route.node(), reply, r, message);
    } else {
      hop(route, from, route.manager(), relay, r, message);
    }
  }

  private <P extends io.dryswarm.core.Payload> void hop(
      Route route, int from, int to, RecordEvent<P> type, P payload, DispatcherMessage message) {
    Connection connection = connection(route);
    if (connection == null || connection.stalled()) {
      return;
    }
    long delayNs = fabric.streamDelayNs(from, to, message.sizeBytes());
    if (delayNs == Fabric.LOST) {
      connections[route.node()] = connection.stall();
      sim.trace().add(DispatcherTrace.STREAM_STALLED, route.node(), route.connection());
    } else {
      sim.after(delayNs, type, to, 0, payload);
    }
  }

  private void onRequest(int manager, RequestInFlight r) {
    if (!nodes.isUp(manager)) {
      refuse(manager, r);
      return;
    }
    if (r.forwarded() || isKnownAt(manager, r.route())) {
      ends.requestArrived(manager, r);
    } else if (connection(r.route()) != null) {
      toAgent(manager, r.route(), new Refusal(Refusal.RESET));
    }
  }

  /** Nothing listens: the kernel of a machine without an engine resets, a machine without power says nothing. */
  private void refuse(int manager, RequestInFlight r) {
    if (!nodes.isPowered(manager)) {
      return;
    }
    if (r.forwarded()) {
      hop(r.route(), manager, r.route().manager(), bounce, r, r.message());
    } else {
      toAgent(manager, r.route(), new Refusal(Refusal.UNREACHABLE));
    }
  }

  private void onBounce(int manager, RequestInFlight r) {
    if (nodes.isUp(manager) && isKnownAt(manager, r.route())) {
      ends.forwardRefused(manager, r);
    }
  }

  private void onRelay(int manager, ReplyInFlight r) {
    if (nodes.isUp(manager) && isKnownAt(manager, r.route())) {
      hop(r.route(), manager, r.route().node(), reply, r, r.message());
    }
  }

  private void onReply(int node, ReplyInFlight r) {
    if (nodes.isUp(node)) {
      ends.replyArrived(r);
    }
  }

  /** Whether the manager still lives the life in which the connection was opened. */
  boolean isKnownAt(int manager, Route route) {
    Connection connection = connection(route);
    return connection != null && connection.managerGeneration() == nodes.generation(manager);
  }

  /** The connection of this route, unless the agent has opened another one since. */
  private @Nullable Connection connection(Route route) {
    Connection connection = connections[route.node()];
    return connection != null && connection.route().equals(route) ? connection : null;
  }

  /** An engine is gone: the agent's end of its own connection, and the manager's end of others'; a kernel that lives resets these. */
  void nodeCrashed(int node) {
    connections[node] = null;
    if (nodes.isPowered(node)) {
      for (Connection connection : connections) {
        if (connection != null && connection.route().manager() == node) {
          toAgent(node, connection.route(), new Refusal(Refusal.RESET));
        }
      }
    }
  }
}
