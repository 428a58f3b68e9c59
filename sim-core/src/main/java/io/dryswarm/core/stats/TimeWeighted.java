package io.dryswarm.core.stats;

/** A value that changes in steps, such as a queue length: its mean over time and its extremes. Time must not run backwards. */
public final class TimeWeighted {
  private double value;
  private double
      integral; // of (value - base), so that long runs of a large constant lose no digits
  private double base;
  private double max;
  private double min;
  private long startNs;
  private long lastNs;

  /**
   * @param nowNs when the observation begins
   * @param value the value from then on
   */
  public TimeWeighted(long nowNs, double value) {
    this.value = value;
    this.lastNs = nowNs;
    reset(nowNs);
  }

  /** The value is {@code newValue} from {@code nowNs} on. */
  public void set(long nowNs, double newValue) {
    advance(nowNs);
    value = newValue;
    max = Math.max(max, newValue);
    min = Math.min(min, newValue);
  }

  /** The value changes by {@code delta} at {@code nowNs}. */
  public void add(long nowNs, double delta) {
    set(nowNs, value + delta);
  }

  /** Forgets the past but not the present value: the warm-up has ended. */
  public void reset(long nowNs) {
    advance(nowNs);
    startNs = nowNs;
    integral = 0;
    base = value;
    max = value;
    min = value;
  }

  public double value() {
    return value;
  }

  /** Mean over the time from the start or last reset to {@code nowNs}; the present value if that is no time at all. */
  public double mean(long nowNs) {
    checkOrder(nowNs);
    if (nowNs == startNs) {
      return value;
    }
    return base + (integral + (value - base) * (nowNs - lastNs)) / (nowNs - startNs);
  }

  /** Largest value since the start or last reset. */
  public double max() {
    return max;
  }

  /** Smallest value since the start or last reset. */
  public double min() {
    return min;
  }

  private void advance(long nowNs) {
    checkOrder(nowNs);
    integral += (value - base) * (nowNs - lastNs);
    lastNs = nowNs;
  }

  private void checkOrder(long nowNs) {
    if (nowNs < lastNs) {
      throw new IllegalArgumentException(
          "nowNs is " + nowNs + ", before the last observation at " + lastNs);
    }
  }
}
