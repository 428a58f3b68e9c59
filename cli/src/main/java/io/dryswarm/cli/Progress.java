package io.dryswarm.cli;

import io.dryswarm.core.Time;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** How far a run is: a bar on a terminal. */
final class Progress implements LongConsumer {
  private static final int BAR_WIDTH = 20;

  private final StatusLine line;
  private final long endNs;
  private final Supplier<String> text = this::text;
  private volatile long reachedNs;

  /** @param endNs end of the run, virtual time */
  Progress(StatusLine line, long endNs) {
    this.line = line;
    this.endNs = endNs;
  }

  @Override
  public void accept(long timeNs) {
    reachedNs = timeNs;
    line.show(text);
  }

  private String text() {
    String where = (int) (100 * share()) + " %, " + clock(reachedNs) + " of " + clock(endNs);
    int full = (int) (BAR_WIDTH * share());
    return line.isTerminal()
        ? "[" + "#".repeat(full) + " ".repeat(BAR_WIDTH - full) + "] " + where
        : where;
  }

  /** Whole seconds, so that the bar fits into a narrow terminal. */
  private static String clock(long timeNs) {
    String clock = Time.clock(timeNs);
    return clock.substring(0, clock.indexOf('.'));
  }

  private double share() {
    return endNs <= 0 ? 1 : Math.min(1.0, (double) reachedNs / endNs);
  }

  /** Takes the bar away. */
  void clear() {
    line.clear();
  }

  /** Virtual time that was reached. */
  long reachedNs() {
    return reachedNs;
  }
}
