package io.dryswarm.models.dispatcher;

/** The agents' end of the wire. */
public interface AgentPort {
  /**
   * A message arrived at a node that is up.
   *
   * @param connection the agent's number of the connection it came by; an old one's is void
   */
  void received(int node, long connection, DispatcherReply reply);
}
