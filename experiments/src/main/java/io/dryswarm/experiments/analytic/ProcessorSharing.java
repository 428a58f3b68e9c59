package io.dryswarm.experiments.analytic;

/**
 * M/G/1 with processor sharing: all that are there get equal parts of one server. Only the mean of the work counts, not its distribution.
 *
 * @param arrivalRate arrivals per unit of time, &ge; 0
 * @param serviceTime mean work of one arrival, alone on the server, &ge; 0
 */
public record ProcessorSharing(double arrivalRate, double serviceTime) {
  public ProcessorSharing {
    if (!(arrivalRate >= 0) || !(serviceTime >= 0)) {
      throw new IllegalArgumentException("processor sharing: " + arrivalRate + " arrivals of "
          + serviceTime + ", expected none below 0");
    }
  }

  /** Share of the server in use; above 1 where there is more work than it can do. */
  public double utilisation() {
    return arrivalRate * serviceTime;
  }

  /** How many times longer anything takes than alone; infinite where there is too much work. */
  public double stretch() {
    return utilisation() < 1 ? 1 / (1 - utilisation()) : Double.POSITIVE_INFINITY;
  }

  /** Mean time that a work of this size takes. */
  public double response(double work) {
    return work * stretch();
  }

  /** Mean time from arrival to end. */
  public double meanResponse() {
    return response(serviceTime);
  }

  /** Mean number of works that share the server. */
  public double meanNumber() {
    return arrivalRate * meanResponse();
  }
}
