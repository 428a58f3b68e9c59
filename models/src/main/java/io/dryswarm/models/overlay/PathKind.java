package io.dryswarm.models.overlay;

/** What lies between a client's and a back end's network stack, besides the overlay itself. */
public enum PathKind {
  /** To a task's own address: {@code tasks.x}, DNSRR. */
  DIRECT,
  /** Through the load-balancer sandbox of the client's node. */
  VIP,
  /** From a published port of a node through its ingress sandbox. */
  INGRESS
}
