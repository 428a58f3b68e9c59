package io.dryswarm.models.workload;

import static io.dryswarm.models.workload.Bench.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Arrivals, waiting and serving against closed forms: the mean over independent runs lies inside its own confidence interval. */
class QueueingTest {
  private static final int RUNS = 20;

  /** Student's t, 19 degrees of freedom, two-sided 99.9 %. */
  private static final double T = 3.883;

  private static Bench served(long seed, double rate, int workers, Distribution serviceNs) {
    Bench bench = new Bench(seed)
        .program("web", workers, 1_000_000, on("GET", new Step.Compute(serviceNs)))
        .users("users", rate, Time.HOUR, 0, "");
    bench.dialer.oneWayNs = 0;
    return bench.start("web", 1, 1).publish(1, 1).runUntil(200 * Time.SECOND);
  }

  private static void assertMean(
      double expected,
      double rate,
      int workers,
      Distribution serviceNs,
      ToDoubleFunction<Bench> of) {
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < RUNS; run++) {
      double value = of.applyAsDouble(served(100 + run, rate, workers, serviceNs));
      sum += value;
      squares += value * value;
    }
    double mean = sum / RUNS;
    double deviation = StrictMath.sqrt((squares - RUNS * mean * mean) / (RUNS - 1));
    double half = T * deviation / StrictMath.sqrt(RUNS);
    assertEquals(expected, mean, half);
    assertTrue(half < 0.05 * expected, () -> "interval too wide to tell: +-" + half);
  }

  private static double meanMs(Bench bench) {
    return bench.requests().latency().getMean() / Time.MILLISECOND;
  }

  private static final Distribution TEN_MS = new Exponential(10.0 * Time.MILLISECOND);

  /** M/M/1 at load 0.5: T = 1 / (mu - lambda) = 20 ms. */
  @Test
  void oneWorkerWithExponentialTimes() {
    assertMean(20, 50, 1, TEN_MS, QueueingTest::meanMs);
  }

  /** Lq = rho^2 / (1 - rho) = 0.5. */
  @Test
  void whoWaitsForOneWorker() {
    assertMean(0.5, 50, 1, TEN_MS, bench -> bench.service("web").meanQueue());
  }

  @Test
  void utilisationIsTheLoad() {
    assertMean(0.5, 50, 1, TEN_MS, bench -> bench.service("web").utilisation());
  }

  /** M/M/2 at load 0.5: T = 1 / mu / (1 - rho^2) = 13.33 ms. */
  @Test
  void twoWorkers() {
    assertMean(40 / 3.0, 100, 2, TEN_MS, QueueingTest::meanMs);
  }

  /** M/D/1 at load 0.5: waiting is half of M/M/1's: T = 10 ms + 5 ms. */
  @Test
  void oneWorkerWithConstantTimes() {
    assertMean(15, 50, 1, new Constant(10 * Time.MILLISECOND), QueueingTest::meanMs);
  }

  @Test
  void usersArriveAtTheirRate() {
    assertMean(50 * 200, 50, 1, new Constant(0), bench -> bench.requests().sent());
  }

  /** Open loop: users do not wait for a slow system, so as many come. */
  @Test
  void usersArriveAtTheirRateHoweverSlowTheServer() {
    long idle = served(7, 50, 1, new Constant(0)).requests().sent();
    long swamped = served(7, 50, 1, new Constant(Time.SECOND)).requests().sent();

    assertEquals(idle, swamped);
  }

  /**
   * The server stands still for 10 s at one request. 20 users per second come meanwhile, and wait for what is left of the 10 s: their
   * waiting is in the histogram, 180 of them longer than 1 s. A recorder that counts from the send would show one slow request.
   */
  @Test
  void aStandstillIsInTheLatencies() {
    Histogram latency = served(7, 20, 1, new StandsStillOnce()).requests().latency();

    long slow = latency.getCountBetweenValues(Time.SECOND, 11 * Time.SECOND);
    assertEquals(180, slow, 4 * StrictMath.sqrt(180));
    assertEquals(10 * Time.SECOND, latency.getMaxValue(), 0.1 * Time.SECOND);
  }

  /** 10 s for the 201st request, 1 ms for all others. */
  private static final class StandsStillOnce implements Distribution {
    private int draws;

    @Override
    public double sample(RandomStream stream) {
      return ++draws == 201 ? 10 * Time.SECOND : Time.MILLISECOND;
    }

    @Override
    public double mean() {
      return Time.MILLISECOND;
    }
  }
}
