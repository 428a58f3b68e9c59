package io.dryswarm.models.agent;

import io.dryswarm.models.dispatcher.DispatcherReply.AssignmentsMessage;
import io.dryswarm.models.dispatcher.DispatcherRequest;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.SwarmKeys;

/** What a session asks of its host. */
interface AgentEffects {
  /** Sends on this connection to this manager; a session request opens the connection. */
  void send(long connection, int manager, DispatcherRequest request);

  void arm(AgentTimer timer, long delayNs);

  void disarm(AgentTimer timer);

  /** The dispatcher knows us; every status must be reported again: call {@link AgentMachine#report} with each. */
  void registered(long session, int manager);

  /** The session is over, by a failure or not, and the next one begins after {@code delayNs}. */
  void sessionLost(String reason, long delayNs);

  /** The network keys, as the managers have them. */
  void keys(SwarmKeys keys);

  /** The managers' view of this node. */
  void node(NodeObject node);

  void assigned(AssignmentsMessage message);
}
