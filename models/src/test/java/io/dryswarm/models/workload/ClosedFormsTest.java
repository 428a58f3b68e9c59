package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.Lognormal;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Users, accept queues, workers and shared cores against queueing theory: the theoretical mean lies inside the 99 % confidence interval
 * of independent runs. The network takes no time here. Service times have a mean of 10 ms everywhere.
 */
class ClosedFormsTest {
  private static final int RUNS = 16;

  /** Student's t, 15 degrees of freedom, two-sided 99 %. */
  private static final double T = 2.947;

  private static final double MEAN_MS = 10;

  /** About so many requests in each run. */
  private static final double REQUESTS = 12_000;

  private static final Distribution EXPONENTIAL = new Exponential(MEAN_MS * Time.MILLISECOND);
  private static final Distribution CONSTANT = new Constant((long) (MEAN_MS * Time.MILLISECOND));

  /** A server, its users, and what is measured. */
  private record Case(
      ArrivalSpec arrivals, int workers, int backlog, double cores, Distribution serviceNs) {
    Bench run(long seed) {
      Bench bench = new Bench(seed)
          .program("web", workers, backlog, on("GET", new Step.Compute(serviceNs)))
          .users("users", arrivals, Time.HOUR, RetrySpec.NONE, "")
          .connectTimeout(Time.MILLISECOND);
      bench.dialer.oneWayNs = 0;
      if (cores > 0) {
        bench.cores(cores);
      }
      return bench.start("web", 1, 1).publish(1, 1).runUntil(lengthNs());
    }

    private long lengthNs() {
      return arrivals instanceof ArrivalSpec.Poisson poisson
          ? (long) (REQUESTS / poisson.ratePerSecond() * Time.SECOND)
          : 150 * Time.SECOND;
    }

    void assertMean(double expected, ToDoubleFunction<Bench> of) {
      double sum = 0;
      double squares = 0;
      for (int run = 0; run < RUNS; run++) {
        double value = of.applyAsDouble(run(1000 + run));
        sum += value;
        squares += value * value;
      }
      double mean = sum / RUNS;
      double deviation = StrictMath.sqrt((squares - RUNS * mean * mean) / (RUNS - 1));
      double half = T * deviation / StrictMath.sqrt(RUNS);
      assertTrue(
          Math.abs(expected - mean) <= half,
          () -> "theory says " + expected + ", the runs " + mean + " +- " + half);
      assertTrue(half < 0.1 * expected, () -> "interval too wide to tell: +- " + half);
    }
  }

  private static ArrivalSpec load(double load, int servers) {
    return new ArrivalSpec.Poisson(load * servers * 1000 / MEAN_MS);
  }

  private static double responseMs(Bench bench) {
    return bench.requests().latency().getMean() / Time.MILLISECOND;
  }

  private static double waitingNumber(Bench bench) {
    return bench.service("web").meanQueue();
  }

  /** T = 1 / (mu - lambda). */
  @ParameterizedTest
  @CsvSource({"0.3", "0.6", "0.8"})
  void oneWorker(double load) {
    new Case(load(load, 1), 1, 1_000_000, 0, EXPONENTIAL)
        .assertMean(MEAN_MS / (1 - load), ClosedFormsTest::responseMs);
  }

  /** Erlang's C. */
  @ParameterizedTest
  @CsvSource({"0.7, 2", "0.8, 4", "0.9, 16"})
  void someWorkers(double load, int workers) {
    double waits = erlangC(workers, load * workers);
    new Case(load(load, workers), workers, 1_000_000, 0, EXPONENTIAL)
        .assertMean(
            MEAN_MS + waits * MEAN_MS / (workers * (1 - load)), ClosedFormsTest::responseMs);
  }

  private static double erlangC(int servers, double offered) {
    double blocked = 1;
    for (int n = 1; n <= servers; n++) {
      blocked = offered * blocked / (n + offered * blocked);
    }
    double load = offered / servers;
    return blocked / (1 - load * (1 - blocked));
  }

  /** Pollaczek and Khinchine: Lq = rho^2 (1 + c^2) / (2 (1 - rho)); constant times have c = 0. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.8"})
  void constantTimes(double load) {
    new Case(load(load, 1), 1, 1_000_000, 0, CONSTANT)
        .assertMean(load * load / (2 * (1 - load)), ClosedFormsTest::waitingNumber);
  }

  /** The same with lognormal times, whose squared coefficient of variation is exp(sigma^2) - 1. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.7, 0.8"})
  void lognormalTimes(double load, double sigma) {
    double variation = StrictMath.exp(sigma * sigma) - 1;
    new Case(load(load, 1), 1, 1_000_000, 0, lognormal(sigma))
        .assertMean(
            load * load * (1 + variation) / (2 * (1 - load)), ClosedFormsTest::waitingNumber);
  }

  private static Distribution lognormal(double sigma) {
    double medianNs = MEAN_MS * Time.MILLISECOND * StrictMath.exp(-sigma * sigma / 2);
    double p99Ns = medianNs * StrictMath.exp(2.3263478740408408 * sigma);
    return Lognormal.ofMedianAndP99(medianNs, p99Ns);
  }

  /**
   * Processor sharing: as many workers as come, one core for all. T = S / (1 - rho), whatever the distribution of the times: a queue
   * would be twice as long for exponential as for constant times.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 0", "0.7, 0", "0.5, 1", "0.7, 1", "0.6, 2"})
  void sharedCore(double load, int kind) {
    Distribution serviceNs = kind == 0 ? EXPONENTIAL : kind == 1 ? CONSTANT : lognormal(0.8);
    new Case(load(load, 1), 1_000_000, 1, 1, serviceNs)
        .assertMean(MEAN_MS / (1 - load), ClosedFormsTest::responseMs);
  }

  /** Some cores shared by any number of requests: exponential times make it M/M/c in the mean, as each takes at most one core. */
  @ParameterizedTest
  @CsvSource({"0.7, 2", "0.8, 4"})
  void sharedCores(double load, int cores) {
    double waits = erlangC(cores, load * cores);
    new Case(load(load, cores), 1_000_000, 1, cores, EXPONENTIAL)
        .assertMean(MEAN_MS + waits * MEAN_MS / (cores * (1 - load)), ClosedFormsTest::responseMs);
  }

  /** K in the system at most, and nobody tries again: the share that is lost is (1 - rho) rho^K / (1 - rho^(K + 1)). */
  @ParameterizedTest
  @CsvSource({"0.8, 3", "0.95, 5", "1.5, 4"})
  void whoFindsTheQueueFullIsLost(double load, int most) {
    double lost = (1 - load) * Math.pow(load, most) / (1 - Math.pow(load, most + 1));
    new Case(load(load, 1), 1, most - 1, 0, EXPONENTIAL)
        .assertMean(
            lost, bench -> (double) bench.requests().failed() / bench.requests().sent());
  }

  /** Mean value analysis of users who think and one worker who serves: R(n) = S (1 + Q(n - 1)), X(n) = n / (Z + R(n)). */
  @ParameterizedTest
  @CsvSource({"3, 50", "12, 100", "20, 100"})
  void usersWhoThink(int population, double thinkMs) {
    double queue = 0;
    double responseMs = 0;
    for (int n = 1; n <= population; n++) {
      responseMs = MEAN_MS * (1 + queue);
      queue = n * responseMs / (thinkMs + responseMs);
    }
    Distribution thinkNs = new Exponential(thinkMs * Time.MILLISECOND);
    new Case(new ArrivalSpec.Closed(population, thinkNs), 1, 1_000_000, 0, EXPONENTIAL)
        .assertMean(responseMs, ClosedFormsTest::responseMs);
  }

  /** The same with a shared core instead of a queue: equal in the mean for any distribution of the service times. */
  @Test
  void usersWhoThinkAtASharedCore() {
    double queue = 0;
    double responseMs = 0;
    for (int n = 1; n <= 12; n++) {
      responseMs = MEAN_MS * (1 + queue);
      queue = n * responseMs / (100 + responseMs);
    }
    Distribution thinkNs = new Exponential(100.0 * Time.MILLISECOND);
    new Case(new ArrivalSpec.Closed(12, thinkNs), 100, 1, 1, CONSTANT)
        .assertMean(responseMs, ClosedFormsTest::responseMs);
  }
}
