package io.dryswarm.core.stats;

/** Counts occurrences since the start or the last reset. */
public final class Counter {
  private long count;

  public void increment() {
    count++;
  }

  /** Adds {@code amount >= 0}. */
  public void add(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("amount is " + amount + ", expected a number >= 0");
    }
    count += amount;
  }

  public long count() {
    return count;
  }

  /** Forgets what was counted: the warm-up has ended. */
  public void reset() {
    count = 0;
  }
}
