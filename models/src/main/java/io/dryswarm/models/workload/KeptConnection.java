package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** One program's lasting connection to a service. */
final class KeptConnection {
  final String service;
  long route;
  long roundTripNs;

  /** Of the load balancer. */
  long connection = Dialer.NO_CONNECTION;

  @Nullable
  TaskProcess server;

  KeptConnection(String service) {
    this.service = service;
  }

  boolean isOpen() {
    return server != null;
  }

  void open(long openRoute, long openConnection, TaskProcess openServer, long handshakeNs) {
    route = openRoute;
    connection = openConnection;
    roundTripNs = handshakeNs;
    server = openServer;
  }

  void close() {
    connection = Dialer.NO_CONNECTION;
    server = null;
  }
}
