package io.dryswarm.cli;

import io.dryswarm.core.Time;
import io.dryswarm.experiments.sweep.Sweep;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How many of many runs have ended, and how long the rest will take. */
final class TrialProgress implements Sweep.Progress {
  private final StatusLine line;
  private final LongSupplier realNs;
  private final long startedNs;

  /** @param realNs the wall clock */
  TrialProgress(StatusLine line, LongSupplier realNs) {
    this.line = line;
    this.realNs = realNs;
    this.startedNs = realNs.getAsLong();
  }

  @Override
  public void told(int done, int ran, int all) {
    line.show(() -> done + " of " + all + " runs, "
        + left((realNs.getAsLong() - startedNs) / ran * (all - done)) + " left");
  }

  private static String left(long ns) {
    long seconds = (ns + Time.SECOND - 1) / Time.SECOND;
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
  }

  /** Takes the line away. */
  void clear() {
    line.clear();
  }
}
