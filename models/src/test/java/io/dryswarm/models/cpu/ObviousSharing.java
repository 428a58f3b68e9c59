package io.dryswarm.models.cpu;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Fair sharing in small steps of time; slow and plain. */
final class ObviousSharing {
  private static final double STEP_NS = 2_000;

  private ObviousSharing() {}

  /** When each of the threads is through, nanoseconds; a limit of 0 is none. */
  static double[] ends(
      int threads,
      double cores,
      double[] limits,
      IntUnaryOperator container,
      IntToLongFunction beginNs,
      IntToLongFunction workNs) {
    double[] left = new double[threads];
    Arrays.setAll(left, thread -> (double) workNs.applyAsLong(thread));
    double[] ends = new double[threads];
    for (double nowNs = 0; Arrays.stream(left).anyMatch(work -> work > 0); nowNs += STEP_NS) {
      int[] running = new int[limits.length];
      for (int thread = 0; thread < threads; thread++) {
        if (left[thread] > 0 && beginNs.applyAsLong(thread) <= nowNs) {
          running[container.applyAsInt(thread)]++;
        }
      }
      double[] given = divide(cores, limits, running);
      for (int thread = 0; thread < threads; thread++) {
        if (left[thread] > 0 && beginNs.applyAsLong(thread) <= nowNs) {
          int of = container.applyAsInt(thread);
          left[thread] -= STEP_NS * given[of] / running[of];
          ends[thread] = nowNs + STEP_NS;
        }
      }
    }
    return ends;
  }

  /** Raises everybody's share bit by bit, until the cores are used up or nobody wants more. */
  private static double[] divide(double cores, double[] limits, int[] running) {
    double[] given = new double[running.length];
    double low = 0;
    double high = cores;
    for (int round = 0; round < 60; round++) {
      double level = (low + high) / 2;
      double sum = 0;
      for (int i = 0; i < given.length; i++) {
        double cap = limits[i] == 0 ? running[i] : Math.min(limits[i], running[i]);
        given[i] = Math.min(level, cap);
        sum += given[i];
      }
      if (sum > cores) {
        high = level;
      } else {
        low = level;
      }
    }
    return given;
  }
}
