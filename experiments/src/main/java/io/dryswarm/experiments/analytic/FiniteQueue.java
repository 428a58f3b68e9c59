package io.dryswarm.experiments.analytic;

/**
 * M/M/c/K: as {@link MultiServerQueue}, but no more than so many find room; who comes then is refused. With one server it is M/M/1/K.
 *
 * @param arrivalRate arrivals per unit of time, refused ones included, &gt; 0
 * @param serviceTime mean service time of one server, &gt; 0
 * @param servers     &ge; 1
 * @param room        most in line and in service together, &ge; {@code servers}
 */
public record FiniteQueue(double arrivalRate, double serviceTime, int servers, int room) {
  public FiniteQueue {
    if (!(arrivalRate > 0) || !(serviceTime > 0) || servers < 1 || room < servers) {
      throw new IllegalArgumentException("queue: " + arrivalRate + " arrivals of " + serviceTime
          + " at " + servers + " servers with room for " + room
          + ", expected rates and times above 0, and room for those in service");
    }
  }

  /** Chance of each number in the system, from 0 to {@link #room}. */
  public double[] distribution() {
    double[] chance = new double[room + 1];
    chance[0] = 1;
    double sum = 1;
    for (int n = 1; n <= room; n++) {
      chance[n] = chance[n - 1] * arrivalRate * serviceTime / Math.min(n, servers);
      sum += chance[n];
    }
    for (int n = 0; n <= room; n++) {
      chance[n] /= sum;
    }
    return chance;
  }

  /** Share of the arrivals that are refused. */
  public double refused() {
    return distribution()[room];
  }

  /** Arrivals per unit of time that find room. */
  public double throughput() {
    return arrivalRate * (1 - refused());
  }

  /** Share of the servers in use, 0..1. */
  public double utilisation() {
    return throughput() * serviceTime / servers;
  }

  /** Mean number in line and in service. */
  public double meanNumber() {
    double mean = 0;
    double[] chance = distribution();
    for (int n = 1; n <= room; n++) {
      mean += n * chance[n];
    }
    return mean;
  }

  /** Mean time from arrival to end of service of those that find room. */
  public double meanResponse() {
    return meanNumber() / throughput();
  }

  /** Mean time in line of those that find room. */
  public double meanWait() {
    return meanResponse() - serviceTime;
  }
}
