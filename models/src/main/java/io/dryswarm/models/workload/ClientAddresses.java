package io.dryswarm.models.workload;

import io.dryswarm.core.Digest;
import io.dryswarm.core.random.RandomStream;

/** Where the next request of a group of users comes from. Stream {@code workload.client}, one per group. */
final class ClientAddresses {
  /** Source port of those who always use the same one. */
  private static final int FIXED_PORT = 40_000;

  /** Nobody comes twice, so that no port needs a number. */
  private static final int UNIQUE_PORT = 0;

  private final ClientSpec spec;
  private final RandomStream stream;
  private final long salt;
  private final int[] ports;
  private int address;
  private int port;

  ClientAddresses(ClientSpec spec, RandomStream stream) {
    this.spec = spec;
    this.stream = stream;
    this.salt = stream.nextLong(0, Long.MAX_VALUE);
    this.ports = new int[spec.fixedPort() ? 0 : spec.machines()];
  }

  /** On to the next request. */
  void next() {
    if (spec.machines() == ClientSpec.EACH_ITS_OWN) {
      address = (int) stream.nextLong(0, 1L << Integer.SIZE);
      port = spec.fixedPort() ? FIXED_PORT : UNIQUE_PORT;
      return;
    }
    int machine = spec.machines() == 1 ? 0 : stream.nextInt(spec.machines());
    address = (int) Digest.of(salt, machine);
    if (spec.fixedPort()) {
      port = FIXED_PORT;
    } else {
      port = EphemeralPorts.LOWEST + ports[machine];
      ports[machine] = (ports[machine] + 1) % EphemeralPorts.COUNT;
    }
  }

  /** IPv4, unsigned 32-bit. */
  int address() {
    return address;
  }

  /** 0 = used only once. */
  int port() {
    return port;
  }
}
