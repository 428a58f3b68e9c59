package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/**
 * When users send requests. All kinds but {@link Closed} are open loop: arrivals do not wait for answers. Rates are per second, times
 * nanoseconds on the run's clock unless said otherwise.
 */
public sealed interface ArrivalSpec {
  /** Independent of each other, at one rate. */
  record Poisson(double ratePerSecond) implements ArrivalSpec {}

  /** One after the other at equal distances. */
  record Steady(double ratePerSecond) implements ArrivalSpec {}

  /**
   * Markov-modulated: a Poisson process whose rate is that of the present state; states follow each other in a circle.
   *
   * @param states at least one
   */
  record Mmpp(List<State> states) implements ArrivalSpec {
    /**
     * @param ratePerSecond &ge; 0
     * @param stayNs        mean of the exponential time in the state, &gt; 0
     */
    public record State(double ratePerSecond, double stayNs) {}
  }

  /**
   * A Poisson process whose rate goes up and down as a cosine.
   *
   * @param meanPerSecond over a whole period
   * @param peakPerSecond at most twice the mean, at least the mean
   * @param periodNs      &gt; 0; a day
   * @param peakAtNs      a time of the highest rate
   */
  record Diurnal(double meanPerSecond, double peakPerSecond, long periodNs, long peakAtNs)
      implements ArrivalSpec {}

  /**
   * A Poisson process whose rate changes at given times; before the first step nobody arrives.
   *
   * @param steps at ascending times; at least one
   */
  record Steps(List<Step> steps) implements ArrivalSpec {
    /** From that time on that rate, &ge; 0. */
    public record Step(long atNs, double ratePerSecond) {}
  }

  /**
   * At given times and never again.
   *
   * @param timesNs ascending, counted from the users' start
   */
  record Replay(long[] timesNs) implements ArrivalSpec {}

  /**
   * Closed loop: so many users, each of whom thinks, sends a request, waits for the end of it, and thinks again.
   *
   * @param population users, &ge; 1
   * @param thinkNs    from the end of a request, or from the users' start, to the next request
   */
  record Closed(int population, Distribution thinkNs) implements ArrivalSpec {}
}
