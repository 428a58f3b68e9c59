package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.Arrays;
import java.util.List;

/**
 * When users send requests. All kinds but {@link Closed} are open loop: arrivals do not wait for answers. Rates are per second, times
 * nanoseconds on the run's clock unless said otherwise.
 */
public sealed interface ArrivalSpec {
  /**
   * The same users, so many times as many: rates times the factor, given times closer together by it, a closed population rounded to whole
   * users, at least one.
   *
   * @param factor more than 0
   */
  ArrivalSpec times(double factor);

  /** Independent of each other, at one rate. */
  record Poisson(double ratePerSecond) implements ArrivalSpec {
    @Override
    public Poisson times(double factor) {
      return new Poisson(ratePerSecond * factor);
    }
  }

  /** One after the other at equal distances. */
  record Steady(double ratePerSecond) implements ArrivalSpec {
    @Override
    public Steady times(double factor) {
      return new Steady(ratePerSecond * factor);
    }
  }

  /**
   * Markov-modulated: a Poisson process whose rate is that of the present state; states follow each other in a circle.
   *
   * @param states at least one
   */
  record Mmpp(List<State> states) implements ArrivalSpec {
    @Override
    public Mmpp times(double factor) {
      return new Mmpp(states.stream()
          .map(state -> new State(state.ratePerSecond * factor, state.stayNs))
          .toList());
    }

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
      implements ArrivalSpec {
    @Override
    public Diurnal times(double factor) {
      return new Diurnal(meanPerSecond * factor, peakPerSecond * factor, periodNs, peakAtNs);
    }
  }

  /**
   * A Poisson process whose rate changes at given times; before the first step nobody arrives.
   *
   * @param steps at ascending times; at least one
   */
  record Steps(List<Step> steps) implements ArrivalSpec {
    @Override
    public Steps times(double factor) {
      return new Steps(steps.stream()
          .map(step -> new Step(step.atNs, step.ratePerSecond * factor))
          .toList());
    }

    /** From that time on that rate, &ge; 0. */
    public record Step(long atNs, double ratePerSecond) {}
  }

  /**
   * At given times and never again.
   *
   * @param timesNs ascending, counted from the users' start
   */
  record Replay(long[] timesNs) implements ArrivalSpec {
    @Override
    public Replay times(double factor) {
      return new Replay(Arrays.stream(timesNs).map(at -> (long) (at / factor)).toArray());
    }
  }

  /**
   * Closed loop: so many users, each of whom thinks, sends a request, waits for the end of it, and thinks again.
   *
   * @param population users, &ge; 1
   * @param thinkNs    from the end of a request, or from the users' start, to the next request
   */
  record Closed(int population, Distribution thinkNs) implements ArrivalSpec {
    @Override
    public Closed times(double factor) {
      return new Closed((int) Math.max(1, Math.round(population * factor)), thinkNs);
    }
  }
}
