package io.dryswarm.models.dispatcher;

import io.dryswarm.models.store.NodeObject;

/** What the dispatcher asks of its host, beyond what every component of the leader may ask. */
interface DispatcherEffects {
  /** Answers on the agent's connection, through the manager it came by. */
  void send(Route to, DispatcherReply reply);

  /** A session number that no dispatcher of the run gave away before. */
  long newSession();

  /** A heartbeat arrived and was answered. */
  void heartbeat(int node, long nextPeriodNs);

  /** The store says that a node's status changed. */
  void statusChanged(NodeObject node);

  /** The tasks of a node that is down for too long are given up. */
  void orphaned(int node);
}
