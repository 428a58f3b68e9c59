package io.dryswarm.experiments.analytic;

import java.util.List;

/**
 * So many customers who think, go through some stations, and think again: a closed product-form network with one class, solved exactly by
 * mean value analysis. Stations with several servers keep the chances of each number at them.
 *
 * @param stations  where customers queue
 * @param thinkTime mean time between the end of a round and the next one, &ge; 0; what delays without a queue counts here, too
 */
public record ClosedNetwork(List<Station> stations, double thinkTime) {
  /**
   * Where customers queue.
   *
   * @param demand  mean service time of a customer's visits in one round, all together, &ge; 0
   * @param servers equal servers behind one line, &ge; 1
   */
  public record Station(double demand, int servers) {}

  /**
   * What so many customers see.
   *
   * @param throughput  rounds per unit of time
   * @param response    mean time of a round without thinking
   * @param residence   mean time of a round at each station
   * @param meanNumber  at each station
   * @param utilisation of each station's servers, 0..1
   */
  public record Solution(
      double throughput,
      double response,
      double[] residence,
      double[] meanNumber,
      double[] utilisation) {}

  public ClosedNetwork {
    stations = List.copyOf(stations);
  }

  /**
   * @param population customers, &ge; 1
   */
  public Solution solve(int population) {
    int count = stations.size();
    double[] residence = new double[count];
    double[] number = new double[count];
    double[][] chances = new double[count][population + 1];
    for (double[] chance : chances) {
      chance[0] = 1;
    }
    double throughput = 0;
    for (int customers = 1; customers <= population; customers++) {
      double round = thinkTime;
      for (int k = 0; k < count; k++) {
        residence[k] = residence(stations.get(k), number[k], chances[k], customers);
        round += residence[k];
      }
      throughput = customers / round;
      for (int k = 0; k < count; k++) {
        number[k] = throughput * residence[k];
        step(stations.get(k), throughput, chances[k], customers);
      }
    }
    return solution(throughput, population / throughput - thinkTime, residence, number);
  }

  private static double residence(Station station, double number, double[] chances, int customers) {
    if (station.servers == 1) {
      return station.demand * (1 + number);
    }
    double mean = 0;
    for (int met = 0; met < customers; met++) {
      mean += (met + 1) * chances[met] / Math.min(met + 1, station.servers);
    }
    return station.demand * mean;
  }

  /** Chances of each number at the station with one customer more. */
  private static void step(Station station, double throughput, double[] chances, int customers) {
    if (station.servers == 1) {
      return;
    }
    double sum = 0;
    for (int n = customers; n >= 1; n--) {
      chances[n] = chances[n - 1] * throughput * station.demand / Math.min(n, station.servers);
      sum += chances[n];
    }
    chances[0] = Math.max(0, 1 - sum);
  }

  private Solution solution(
      double throughput, double response, double[] residence, double[] number) {
    double[] utilisation = new double[stations.size()];
    for (int k = 0; k < utilisation.length; k++) {
      utilisation[k] = throughput * stations.get(k).demand / stations.get(k).servers;
    }
    return new Solution(throughput, response, residence, number, utilisation);
  }

  /** Mean time of a round without thinking and without waiting. */
  public double totalDemand() {
    return stations.stream().mapToDouble(Station::demand).sum();
  }

  /** No more rounds per unit of time than this, however many customers. */
  public double mostThroughput() {
    return 1 / stations.stream().mapToDouble(s -> s.demand / s.servers).max().orElse(0);
  }

  /** The knee: the number of customers from which on waiting begins to show (Gunther's optimal load). */
  public double optimalPopulation() {
    return (totalDemand() + thinkTime) * mostThroughput();
  }
}
