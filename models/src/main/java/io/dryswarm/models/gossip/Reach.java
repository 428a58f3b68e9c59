package io.dryswarm.models.gossip;

/** How the attempt to open a TCP connection ends. */
enum Reach {
  /** There is one, and what was sent arrives. */
  OPEN,
  /** The machine answers that nobody listens. */
  REFUSED,
  /** Nobody on the segment answers ARP any more: "no route to host" after the third question. */
  NO_ROUTE,
  /** Nobody answers: the dial timeout passes. */
  SILENT
}
