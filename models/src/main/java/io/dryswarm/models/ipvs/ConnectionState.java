package io.dryswarm.models.ipvs;

import io.dryswarm.core.Time;

/** State of a connection entry, with the time after the last packet at which it expires. Data-plane facts F5.20. */
enum ConnectionState {
  /** SYN_RECV: the handshake is not over. */
  OPENING(60 * Time.SECOND),

  ESTABLISHED(900 * Time.SECOND),

  /** ESTABLISHED, with TCP keep-alive probes that come more often than the entry expires. */
  KEPT_ALIVE(Time.NEVER),

  /** FIN_WAIT and TIME_WAIT. */
  CLOSING(120 * Time.SECOND),

  /** CLOSE: ended by a reset. */
  RESET(10 * Time.SECOND),

  DATAGRAMS(300 * Time.SECOND);

  /** Nanoseconds; {@link Time#NEVER} = does not expire. */
  final long timeoutNs;

  ConnectionState(long timeoutNs) {
    this.timeoutNs = timeoutNs;
  }

  /** Whether schedulers see it as an active connection. F7.5. */
  boolean isActive() {
    return this == ESTABLISHED || this == KEPT_ALIVE;
  }

  long expiresNs(long nowNs) {
    return timeoutNs == Time.NEVER ? Time.NEVER : nowNs + timeoutNs;
  }
}
