package io.dryswarm.experiments.analytic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.experiments.analytic.ClosedNetwork.Station;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published worked examples, and identities between the formulas. */
class QueuesTest {
  /** PDQ's own report of its bank model (README of DrQz/pdq-qnm-pkg): four tellers, 0.35 customers a minute, 10 minutes each. */
  @Test
  void fourTellersOfPdq() {
    MultiServerQueue bank = new MultiServerQueue(0.35, 10, 4);

    assertEquals(24.7572, bank.meanResponse(), 5e-5);
    assertEquals(14.7572, bank.meanWait(), 5e-5);
    assertEquals(8.6650, bank.meanNumber(), 5e-5);
    assertEquals(5.1650, bank.meanQueue(), 5e-5);
    assertEquals(0.875, bank.utilisation(), 1e-12);
  }

  /** M/M/1 at 80 %: the textbook's 1/(1-rho) for everything. */
  @Test
  void oneServer() {
    MultiServerQueue one = new MultiServerQueue(0.8, 1, 1);

    assertEquals(0.8, one.waitProbability(), 1e-12);
    assertEquals(5, one.meanResponse(), 1e-12);
    assertEquals(4, one.meanNumber(), 1e-12);
    assertEquals(0.8 * Math.exp(-0.2 * 3), one.waitsLongerThan(3), 1e-12);
  }

  @Test
  void tooMuchWorkHasNoMean() {
    MultiServerQueue full = new MultiServerQueue(4, 1, 4);

    assertFalse(full.isStable());
    assertEquals(Double.POSITIVE_INFINITY, full.meanResponse());
    assertThrows(IllegalArgumentException.class, () -> new MultiServerQueue(1, 1, 0));
  }

  /** Thousands of servers: no factorial overflows, and nobody waits. */
  @Test
  void manyServers() {
    assertEquals(0, new MultiServerQueue(4000, 1, 5000).meanWait(), 1e-12);
    assertEquals(1, new MultiServerQueue(4999.9, 1, 5000).waitProbability(), 0.01);
  }

  /** A published run of WinQSB: M/M/2/7 with 50 arrivals and 37 services an hour. */
  @Test
  void roomForSeven() {
    FiniteQueue queue = new FiniteQueue(50, 1.0 / 37, 2, 7);

    assertEquals(0.204133, queue.distribution()[0], 1e-6);
    assertEquals(2.0711, queue.meanNumber(), 5e-5);
    assertEquals(48.6876, queue.throughput(), 5e-5);
    assertEquals(0.657940, queue.utilisation(), 5e-7);
    assertEquals(0.0425, queue.meanResponse(), 5e-5);
    assertEquals(0.0155, queue.meanWait(), 5e-5);
    assertEquals(1.3124, 50 * queue.refused(), 5e-5);
  }

  /** M/M/1/K: (1-rho) rho^K / (1-rho^(K+1)); with very much room it is M/M/1. */
  @Test
  void oneServerWithRoom() {
    assertEquals(
        0.5 * Math.pow(0.5, 3) / (1 - Math.pow(0.5, 4)),
        new FiniteQueue(0.5, 1, 1, 3).refused(),
        1e-12);
    assertEquals(
        new MultiServerQueue(0.5, 1, 1).meanResponse(),
        new FiniteQueue(0.5, 1, 1, 200).meanResponse(),
        1e-9);
  }

  /** The mean is that of M/M/1; a work of twice the size takes twice as long. */
  @Test
  void sharedProcessor() {
    ProcessorSharing shared = new ProcessorSharing(0.75, 1);

    assertEquals(4, shared.meanResponse(), 1e-12);
    assertEquals(8, shared.response(2), 1e-12);
    assertEquals(3, shared.meanNumber(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, new ProcessorSharing(2, 1).meanResponse());
  }

  /** PDQ's report of its time-share model (examples/Book PPA 1998/chap2/closed1.out): 100 users, 300 s of thinking, 0.63 s of CPU. */
  @Test
  void hundredTerminalsOfPdq() {
    ClosedNetwork network = new ClosedNetwork(List.of(new Station(0.63, 1)), 300);
    ClosedNetwork.Solution solution = network.solve(100);

    assertEquals(0.3325, solution.throughput(), 5e-5);
    assertEquals(0.7943, solution.response(), 5e-5);
    assertEquals(0.2641, solution.meanNumber()[0], 5e-5);
    assertEquals(0.209445, solution.utilisation()[0], 5e-7);
    assertEquals(477.1905, network.optimalPopulation(), 5e-5);
    assertEquals(1.5873, network.mostThroughput(), 5e-5);
  }

  /** Three users, thinking 1, service 0.5 (Harchol-Balter: Performance Modeling and Design of Computer Systems, exercise 16.1). */
  @Test
  void threeTerminals() {
    ClosedNetwork.Solution solution = new ClosedNetwork(List.of(new Station(0.5, 1)), 1).solve(3);

    assertEquals(1.5789, solution.throughput(), 5e-5);
    assertEquals(0.9, solution.response(), 1e-12);
  }

  /** The machine repair model, by its birth-death equations: 10 machines, 3 repairmen. */
  @Test
  void severalServersInAClosedNetwork() {
    double thinkTime = 4;
    double service = 2;
    double[] chance = new double[11];
    chance[0] = 1;
    double sum = 1;
    for (int n = 1; n <= 10; n++) {
      chance[n] = chance[n - 1] * (10 - n + 1) / thinkTime * service / Math.min(n, 3);
      sum += chance[n];
    }
    double broken = 0;
    double busy = 0;
    for (int n = 1; n <= 10; n++) {
      broken += n * chance[n] / sum;
      busy += Math.min(n, 3) * chance[n] / sum;
    }

    ClosedNetwork.Solution solution =
        new ClosedNetwork(List.of(new Station(service, 3)), thinkTime).solve(10);

    assertEquals(busy / service, solution.throughput(), 1e-9);
    assertEquals(broken, solution.meanNumber()[0], 1e-9);
  }

  /** Two equal stations and no thinking: each has half of the customers. */
  @Test
  void balancedStations() {
    ClosedNetwork.Solution solution =
        new ClosedNetwork(List.of(new Station(1, 1), new Station(1, 1)), 0).solve(6);

    assertArrayEquals(new double[] {3, 3}, solution.meanNumber(), 1e-12);
    assertEquals(6.0 / 7, solution.throughput(), 1e-12);
  }
}
