package io.dryswarm.models.ipvs;

import io.dryswarm.models.leader.SeededDice;
import io.dryswarm.models.spec.PortSpec.Protocol;

/** A virtual service whose servers are letters: a server's task is its letter, its address the same number. */
final class Letters {
  static final int VIP = 0x0a0001fa;

  private final NewConnection packet = new NewConnection();
  final VirtualService service;
  long nowNs;

  Letters(BackendSelector selector) {
    service = new VirtualService(256, selector, new SeededDice(7));
  }

  Letters add(String letters) {
    letters.chars().forEach(letter -> service.add(letter, letter, false));
    return this;
  }

  Letters weight(char letter, int weight) {
    service.setWeight(letter, weight);
    return this;
  }

  /** Sets what schedulers see of a server's connections. */
  Letters connections(char letter, int active, int inactive) {
    RealServer server = service.servers().withAddress(letter);
    server.countConnections(
        active - server.activeConnections(), inactive - server.inactiveConnections());
    return this;
  }

  /** The letter chosen for a client, {@code '-'} if nobody is. */
  char pick(int client) {
    RealServer server = service.schedule(packet.set(Protocol.TCP, client, 0, VIP, nowNs));
    return server == null ? '-' : (char) server.task();
  }

  /** So many choices for one client. */
  String picks(int count) {
    StringBuilder picks = new StringBuilder();
    for (int i = 0; i < count; i++) {
      picks.append(pick(1));
    }
    return picks.toString();
  }
}
