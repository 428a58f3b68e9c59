package io.dryswarm.models.workload;

/** Source ports of one client, in turn: Linux's default range. A port comes back when all others have been used. */
final class EphemeralPorts {
  static final int LOWEST = 32_768;
  static final int COUNT = 28_232;

  private int used;

  int next() {
    int port = LOWEST + used;
    used = (used + 1) % COUNT;
    return port;
  }
}
