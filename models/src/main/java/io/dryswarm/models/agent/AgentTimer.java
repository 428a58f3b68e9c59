package io.dryswarm.models.agent;

/** The timers of a session. */
enum AgentTimer {
  /** The delay before registering is over. */
  REGISTER(0),
  /** A session request or a heartbeat was not answered in time. */
  RPC_TIMEOUT(1),
  /** The next heartbeat is due. */
  HEARTBEAT(2),
  /** The node's description is read again. */
  DESCRIPTION(3);

  private static final AgentTimer[] BY_NUMBER = {REGISTER, RPC_TIMEOUT, HEARTBEAT, DESCRIPTION};

  private final int number;

  AgentTimer(int number) {
    this.number = number;
  }

  /** Place in tables, from 0. */
  int number() {
    return number;
  }

  static AgentTimer of(int number) {
    return BY_NUMBER[number];
  }

  static int count() {
    return BY_NUMBER.length;
  }
}
