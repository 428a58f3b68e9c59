package io.dryswarm.cli;

import io.dryswarm.core.Time;
import io.dryswarm.experiments.plan.PlanProgress;
import io.dryswarm.experiments.plan.Situation;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/** Which candidate is run, on standard error: redrawn on a terminal, else a line in ten seconds. How many are left nobody knows. */
final class PlanProgressLine implements PlanProgress {
  private static final long REDRAW_NS = 250 * Time.MILLISECOND;
  private static final long LINE_NS = 10 * Time.SECOND;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean silent;
  private final boolean terminal;
  private final LongSupplier realNs;
  private long nextNs;
  private String candidate = "";
  private boolean drawn;

  PlanProgressLine(PrintStream err, boolean silent, boolean terminal, LongSupplier realNs) {
    this.err = err;
    this.silent = silent;
    this.terminal = terminal;
    this.realNs = realNs;
    this.nextNs = realNs.getAsLong() + (terminal ? REDRAW_NS : LINE_NS);
  }

  @Override
  public synchronized void tries(List<String> settings, Situation situation) {
    candidate = String.join(" ", settings)
        + (situation.load() == 1 ? "" : " at " + situation.load() + " times the load")
        + (situation.hasLosses() ? " with " + situation.losses().words() : "");
  }

  @Override
  public synchronized void ran(int runs) {
    long now = realNs.getAsLong();
    if (silent || now < nextNs) {
      return;
    }
    nextNs = now + (terminal ? REDRAW_NS : LINE_NS);
    String text = runs + " runs, now " + candidate;
    drawn = terminal;
    err.print(terminal ? CLEAR_LINE + text : "sim: " + text + "\n");
    err.flush();
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
