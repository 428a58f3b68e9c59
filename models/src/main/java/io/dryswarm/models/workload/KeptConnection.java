package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** A lasting connection of a program to a service, or of a user to a published port. */
final class KeptConnection {
  /** As the program knows it; empty for a published port. */
  final String service;

  /** Where it enters the cluster's networks. */
  int fromNode;

  long route;
  long roundTripNs;

  /** Of the load balancer. */
  long connection = Dialer.NO_CONNECTION;

  long idleSinceNs;

  /** Requests that have used it. */
  int requests;

  @Nullable
  TaskProcess server;

  KeptConnection(String service) {
    this.service = service;
  }

  boolean isOpen() {
    return server != null;
  }

  /** Whether this end knows that the other process has ended; a machine that crashed said nothing. */
  boolean isClosedByServer() {
    TaskProcess at = server;
    return at != null && at.state == TaskProcess.State.ENDED;
  }

  /** The same of a connection that is idle: a program that was told to stop closes those at once. */
  boolean isLeftByServer() {
    TaskProcess at = server;
    return at != null && (at.state == TaskProcess.State.STOPPING || isClosedByServer());
  }

  void open(
      int enteringAt,
      long openRoute,
      long openConnection,
      TaskProcess openServer,
      long handshakeNs) {
    fromNode = enteringAt;
    route = openRoute;
    connection = openConnection;
    roundTripNs = handshakeNs;
    server = openServer;
    requests = 0;
  }

  void close() {
    connection = Dialer.NO_CONNECTION;
    server = null;
  }
}
