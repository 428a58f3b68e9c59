package io.dryswarm.cli;

import io.dryswarm.core.Time;
import java.io.PrintStream;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How far the run is, on standard error: a bar on a terminal, elsewhere a plain line about every ten seconds of real time. Quick runs show
 * nothing.
 */
final class Progress implements LongConsumer {
  private static final long BAR_EVERY_NS = 100 * Time.MILLISECOND;
  private static final long LINE_EVERY_NS = 10 * Time.SECOND;
  private static final long BAR_NOT_BEFORE_NS = 400 * Time.MILLISECOND;
  private static final int BAR_WIDTH = 20;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream err;
  private final boolean bar;
  private final boolean silent;
  private final long endNs;
  private final LongSupplier realNs;
  private long nextNs;
  private volatile long reachedNs;
  private volatile boolean drawn;

  /**
   * @param silent show nothing
   * @param bar    whether standard error is a terminal
   * @param endNs  end of the run, virtual time
   * @param realNs the wall clock
   */
  Progress(PrintStream err, boolean silent, boolean bar, long endNs, LongSupplier realNs) {
    this.err = err;
    this.silent = silent;
    this.bar = bar;
    this.endNs = endNs;
    this.realNs = realNs;
    this.nextNs = realNs.getAsLong() + (bar ? BAR_NOT_BEFORE_NS : LINE_EVERY_NS);
  }

  @Override
  public void accept(long timeNs) {
    reachedNs = timeNs;
    if (silent) {
      return;
    }
    long now = realNs.getAsLong();
    if (now >= nextNs) {
      nextNs = now + (bar ? BAR_EVERY_NS : LINE_EVERY_NS);
      if (bar) {
        draw(timeNs);
      } else {
        err.print("sim: " + where(timeNs) + "\n");
      }
    }
  }

  private void draw(long timeNs) {
    int full = (int) (BAR_WIDTH * share(timeNs));
    drawn = true;
    err.print("\r[" + "#".repeat(full) + " ".repeat(BAR_WIDTH - full) + "] " + where(timeNs));
    err.flush();
  }

  private String where(long timeNs) {
    return (int) (100 * share(timeNs)) + " %, " + clock(timeNs) + " of " + clock(endNs);
  }

  /** Whole seconds, so that the bar fits into a narrow terminal. */
  private static String clock(long timeNs) {
    String clock = Time.clock(timeNs);
    return clock.substring(0, clock.indexOf('.'));
  }

  private double share(long timeNs) {
    return endNs <= 0 ? 1 : Math.min(1.0, (double) timeNs / endNs);
  }

  /** Takes the bar away. */
  void clear() {
    if (drawn) {
      drawn = false;
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  /** Virtual time that was reached. */
  long reachedNs() {
    return reachedNs;
  }
}
