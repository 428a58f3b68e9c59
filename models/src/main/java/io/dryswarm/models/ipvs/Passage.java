package io.dryswarm.models.ipvs;

/** What a load balancer does with a packet of a connection. */
public enum Passage {
  /** It goes to the destination, and the connection's time starts anew. */
  FORWARDED,

  /** The destination is gone: the packet is dropped, and those that follow find no entry. */
  DROPPED,

  /** The destination is gone, and the entry stays: this packet and those that follow are dropped. */
  SWALLOWED,

  /** There is no entry: a SYN is scheduled anew, anything else is answered with a reset. F5.21. */
  UNKNOWN
}
