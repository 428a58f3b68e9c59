package io.dryswarm.models.gossip;

/**
 * A periodic timer that need not run while there is nothing to do: its ticks stand at fixed times whether somebody waits for them
 * or not. Data-plane facts F3.12.
 *
 * @param intervalNs nanoseconds between ticks, &gt; 0
 * @param phaseNs    time of the first tick; random per node
 */
record Ticker(long intervalNs, long phaseNs) {
  /** Time of the first tick after {@code nowNs}. */
  long nextNs(long nowNs) {
    if (nowNs < phaseNs) {
      return phaseNs;
    }
    return nowNs + intervalNs - (nowNs - phaseNs) % intervalNs;
  }
}
