package io.dryswarm.models.agent;

/** The timers of a session. */
enum AgentTimer {
  /** The delay before registering is over. */
  REGISTER,
  /** A session request or a heartbeat was not answered in time. */
  RPC_TIMEOUT,
  /** The next heartbeat is due. */
  HEARTBEAT
}
