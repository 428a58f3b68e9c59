package io.dryswarm.bench;

/** Theory of the M/M/c queue of {@link ServerWorkload}. */
final class ErlangC {
  private static final double NS_PER_MS = 1e6;
  private static final double SERVICE_MS = ServerWorkload.MEAN_SERVICE_NS / NS_PER_MS;
  private static final double OFFERED = ServerWorkload.MEAN_SERVICE_NS / ServerWorkload.MEAN_GAP_NS;

  private ErlangC() {}

  /** Probability that a request must wait. */
  static double waitProbability() {
    double blocked = 1; // Erlang B by its recursion over the servers
    for (int servers = 1; servers <= ServerWorkload.SERVERS; servers++) {
      blocked = OFFERED * blocked / (servers + OFFERED * blocked);
    }
    double load = OFFERED / ServerWorkload.SERVERS;
    return blocked / (1 - load * (1 - blocked));
  }

  static double meanSojournMs() {
    return SERVICE_MS + waitProbability() * SERVICE_MS / (ServerWorkload.SERVERS - OFFERED);
  }

  /** Smallest time that this share of the requests does not exceed, by bisection of the distribution function. */
  static double quantileMs(double share) {
    double low = 0;
    double high = 100 * SERVICE_MS;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (exceeds(middle / SERVICE_MS) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Probability of a sojourn of more than {@code t} mean services: an exponential service after an exponential wait, if any. */
  private static double exceeds(double t) {
    double wait = waitProbability();
    double spare = ServerWorkload.SERVERS - OFFERED;
    double afterWait = (spare * Math.exp(-t) - Math.exp(-spare * t)) / (spare - 1);
    return (1 - wait) * Math.exp(-t) + wait * afterWait;
  }
}
