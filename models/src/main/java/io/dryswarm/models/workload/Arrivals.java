package io.dryswarm.models.workload;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Exponential;
import io.dryswarm.core.random.RandomStream;
import java.util.List;

/** The times of an open loop's arrivals, one after the other. */
interface Arrivals {
  /** Nobody comes any more. */
  long NEVER = -1;

  /**
   * @param nowNs of the present arrival, at first the users' start
   * @return time of the next one, not before {@code nowNs}; or {@link #NEVER}
   */
  long nextNs(long nowNs);

  /**
   * @param startNs when the users start
   * @param gaps    for the distances of arrivals
   * @param changes for changes of the rate
   */
  static Arrivals of(ArrivalSpec spec, long startNs, RandomStream gaps, RandomStream changes) {
    if (spec instanceof ArrivalSpec.Poisson poisson) {
      Distribution gap = gap(poisson.ratePerSecond());
      return nowNs -> nowNs + gap.sampleNs(gaps);
    } else if (spec instanceof ArrivalSpec.Steady steady) {
      return new Evenly(startNs, steady.ratePerSecond());
    } else if (spec instanceof ArrivalSpec.Mmpp mmpp) {
      return new Modulated(mmpp.states(), startNs, gaps, changes);
    } else if (spec instanceof ArrivalSpec.Diurnal diurnal) {
      return new Waves(diurnal, gaps);
    } else if (spec instanceof ArrivalSpec.Steps steps) {
      return new Stepwise(steps.steps(), gaps);
    } else if (spec instanceof ArrivalSpec.Replay replay) {
      return new Recorded(replay.timesNs(), startNs);
    }
    return nowNs -> NEVER;
  }

  private static Distribution gap(double ratePerSecond) {
    return new Exponential(Time.SECOND / ratePerSecond);
  }

  /** The n-th arrival at n / rate, so that rounding does not add up. */
  final class Evenly implements Arrivals {
    private final long startNs;
    private final double gapNs;
    private long number;

    Evenly(long startNs, double ratePerSecond) {
      this.startNs = startNs;
      this.gapNs = Time.SECOND / ratePerSecond;
    }

    @Override
    public long nextNs(long nowNs) {
      return startNs + (long) (++number * gapNs);
    }
  }

  /** Competing exponential times: the next arrival at the present rate counts only if the state lasts until then. */
  final class Modulated implements Arrivals {
    private final List<ArrivalSpec.Mmpp.State> states;
    private final RandomStream gaps;
    private final RandomStream changes;
    private int state = -1;
    private long endNs;

    Modulated(
        List<ArrivalSpec.Mmpp.State> states,
        long startNs,
        RandomStream gaps,
        RandomStream changes) {
      this.states = states;
      this.gaps = gaps;
      this.changes = changes;
      this.endNs = startNs;
      change();
    }

    private void change() {
      state = (state + 1) % states.size();
      endNs += Math.max(1, exponentialNs(states.get(state).stayNs(), changes));
    }

    @Override
    public long nextNs(long nowNs) {
      long fromNs = nowNs;
      while (true) {
        double rate = states.get(state).ratePerSecond();
        long gapNs = rate == 0 ? Long.MAX_VALUE : exponentialNs(Time.SECOND / rate, gaps);
        if (gapNs < endNs - fromNs) {
          return fromNs + gapNs;
        }
        fromNs = endNs;
        change();
      }
    }
  }

  /** Thinning: candidates come at the highest rate and count with the probability that the present rate has of it. */
  final class Waves implements Arrivals {
    private final ArrivalSpec.Diurnal spec;
    private final RandomStream gaps;

    Waves(ArrivalSpec.Diurnal spec, RandomStream gaps) {
      this.spec = spec;
      this.gaps = gaps;
    }

    @Override
    public long nextNs(long nowNs) {
      long atNs = nowNs;
      do {
        atNs += exponentialNs(Time.SECOND / spec.peakPerSecond(), gaps);
      } while (gaps.nextDouble() * spec.peakPerSecond() >= rate(atNs));
      return atNs;
    }

    private double rate(long atNs) {
      double turns = (double) Math.floorMod(atNs - spec.peakAtNs(), spec.periodNs());
      double wave = StrictMath.cos(2 * StrictMath.PI * turns / spec.periodNs());
      return spec.meanPerSecond() + (spec.peakPerSecond() - spec.meanPerSecond()) * wave;
    }
  }

  /** A gap that reaches beyond a step is drawn anew from the step on: exponential times have no memory. */
  final class Stepwise implements Arrivals {
    private final List<ArrivalSpec.Steps.Step> steps;
    private final RandomStream gaps;
    private int present = -1;

    Stepwise(List<ArrivalSpec.Steps.Step> steps, RandomStream gaps) {
      this.steps = steps;
      this.gaps = gaps;
    }

    @Override
    public long nextNs(long nowNs) {
      long fromNs = nowNs;
      while (true) {
        while (present + 1 < steps.size() && steps.get(present + 1).atNs() <= fromNs) {
          present++;
        }
        double rate = present < 0 ? 0 : steps.get(present).ratePerSecond();
        long gapNs = rate == 0 ? Long.MAX_VALUE : exponentialNs(Time.SECOND / rate, gaps);
        long nextNs = present + 1 < steps.size() ? steps.get(present + 1).atNs() : Long.MAX_VALUE;
        if (gapNs < nextNs - fromNs) {
          return fromNs + gapNs;
        } else if (nextNs == Long.MAX_VALUE) {
          return NEVER;
        }
        fromNs = nextNs;
      }
    }
  }

  /** From a list. */
  final class Recorded implements Arrivals {
    private final long[] timesNs;
    private final long startNs;
    private int next;

    Recorded(long[] timesNs, long startNs) {
      this.timesNs = timesNs;
      this.startNs = startNs;
    }

    @Override
    public long nextNs(long nowNs) {
      return next == timesNs.length ? NEVER : startNs + timesNs[next++];
    }
  }

  private static long exponentialNs(double meanNs, RandomStream stream) {
    double drawn = -StrictMath.log(stream.nextOpenDouble()) * meanNs;
    return (long) Math.min(drawn + 0.5, Long.MAX_VALUE / 4.0);
  }
}
