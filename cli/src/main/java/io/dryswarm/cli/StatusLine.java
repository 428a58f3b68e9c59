package io.dryswarm.cli;

import io.dryswarm.core.Time;
import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far something is, on standard error: one line that is drawn anew on a terminal, elsewhere a plain line about every ten seconds of real
 * time. What ends quickly shows nothing. Methods may be called from any thread.
 */
final class StatusLine {
  private static final long REDRAW_NS = 100 * Time.MILLISECOND;
  private static final long LINE_NS = 10 * Time.SECOND;
  private static final long NOT_BEFORE_NS = 400 * Time.MILLISECOND;
  private static final String CLEAR = "\r\u001B[K";

  private final PrintStream err;
  private final boolean silent;
  private final boolean terminal;
  private final LongSupplier realNs;
  private long nextNs;
  private boolean drawn;

  /**
   * @param silent   show nothing
   * @param terminal whether standard error is one
   * @param realNs   the wall clock
   */
  StatusLine(PrintStream err, boolean silent, boolean terminal, LongSupplier realNs) {
    this.err = err;
    this.silent = silent;
    this.terminal = terminal;
    this.realNs = realNs;
    this.nextNs = realNs.getAsLong() + (terminal ? NOT_BEFORE_NS : LINE_NS);
  }

  /** Shows a text if it is time. */
  synchronized void show(Supplier<String> text) {
    long now = silent ? 0 : realNs.getAsLong();
    if (silent || now < nextNs) {
      return;
    }
    nextNs = now + (terminal ? REDRAW_NS : LINE_NS);
    drawn = terminal;
    err.print(terminal ? CLEAR + text.get() : "sim: " + text.get() + "\n");
    err.flush();
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (drawn) {
      drawn = false;
      err.print(CLEAR);
      err.flush();
    }
  }

  boolean isTerminal() {
    return terminal;
  }
}
