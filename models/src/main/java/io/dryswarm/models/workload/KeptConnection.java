package io.dryswarm.models.workload;

import org.jspecify.annotations.Nullable;

/** One program's lasting connection to a service. */
final class KeptConnection {
  final String service;
  long route;
  long roundTripNs;

  @Nullable
  TaskProcess server;

  KeptConnection(String service) {
    this.service = service;
  }

  boolean isOpen() {
    return server != null;
  }

  void open(long openRoute, TaskProcess openServer, long handshakeNs) {
    route = openRoute;
    roundTripNs = handshakeNs;
    server = openServer;
  }

  void close() {
    server = null;
  }
}
