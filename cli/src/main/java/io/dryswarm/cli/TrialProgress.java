package io.dryswarm.cli;

import io.dryswarm.core.Time;
import io.dryswarm.experiments.sweep.Sweep;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How many runs have ended and how long the rest will take, on standard error: redrawn on a terminal, else a line in ten seconds. */
final class TrialProgress implements Sweep.Progress {
  private static final long REDRAW_NS = 200 * Time.MILLISECOND;
  private static final long LINE_NS = 10 * Time.SECOND;
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintStream err;
  private final boolean silent;
  private final boolean terminal;
  private final LongSupplier realNs;
  private final long startedNs;
  private long nextNs;
  private boolean drawn;

  TrialProgress(PrintStream err, boolean silent, boolean terminal, LongSupplier realNs) {
    this.err = err;
    this.silent = silent;
    this.terminal = terminal;
    this.realNs = realNs;
    this.startedNs = realNs.getAsLong();
    this.nextNs = startedNs + (terminal ? REDRAW_NS : LINE_NS);
  }

  @Override
  public synchronized void told(int done, int ran, int all) {
    long now = realNs.getAsLong();
    if (silent || now < nextNs) {
      return;
    }
    nextNs = now + (terminal ? REDRAW_NS : LINE_NS);
    String text =
        done + " of " + all + " runs, " + left((now - startedNs) / ran * (all - done)) + " left";
    drawn = terminal;
    err.print(terminal ? CLEAR_LINE + text : "sim: " + text + "\n");
    err.flush();
  }

  private static String left(long ns) {
    long seconds = (ns + Time.SECOND - 1) / Time.SECOND;
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (drawn) {
      drawn = false;
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
