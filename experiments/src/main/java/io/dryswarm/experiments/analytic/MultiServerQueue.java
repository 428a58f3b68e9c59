package io.dryswarm.experiments.analytic;

/**
 * M/M/c: Poisson arrivals, exponential service, one waiting line without end in front of equal servers. With one server it is M/M/1.
 *
 * @param arrivalRate arrivals per unit of time, &ge; 0
 * @param serviceTime mean service time of one server, &ge; 0
 * @param servers     &ge; 1
 */
public record MultiServerQueue(double arrivalRate, double serviceTime, int servers) {
  public MultiServerQueue {
    if (!(arrivalRate >= 0) || !(serviceTime >= 0) || servers < 1) {
      throw new IllegalArgumentException("queue: " + arrivalRate + " arrivals of " + serviceTime
          + " at " + servers + " servers, expected none below 0 and a server");
    }
  }

  /** Offered load: mean number of servers that the work needs, in erlangs. */
  public double erlangs() {
    return arrivalRate * serviceTime;
  }

  /** Share of the servers in use, 0..1; above 1 where there is more work than they can do. */
  public double utilisation() {
    return erlangs() / servers;
  }

  /** Whether the line stays finite. */
  public boolean isStable() {
    return utilisation() < 1;
  }

  /** Chance that an arrival has to wait (Erlang C), 0..1; 1 for a queue that is not stable. */
  public double waitProbability() {
    if (!isStable()) {
      return 1;
    }
    double blocked = 1; // Erlang B, server by server: no factorial that could overflow
    for (int server = 1; server <= servers; server++) {
      blocked = erlangs() * blocked / (server + erlangs() * blocked);
    }
    return blocked / (1 - utilisation() * (1 - blocked));
  }

  /** Mean time in the line; infinite for a queue that is not stable. */
  public double meanWait() {
    return isStable()
        ? waitProbability() * serviceTime / (servers - erlangs())
        : Double.POSITIVE_INFINITY;
  }

  /** Mean time from arrival to end of service. */
  public double meanResponse() {
    return meanWait() + serviceTime;
  }

  /** Mean number in line, by Little's law. */
  public double meanQueue() {
    return arrivalRate * meanWait();
  }

  /** Mean number in line and in service. */
  public double meanNumber() {
    return meanQueue() + erlangs();
  }

  /** Share of the arrivals that wait longer than a time; first come, first served. */
  public double waitsLongerThan(double time) {
    return isStable()
        ? waitProbability() * Math.exp(-(servers - erlangs()) * time / serviceTime)
        : 1;
  }
}
