package io.dryswarm.models.spec;

import java.util.List;

/**
 * How the engine probes a container. Durations are nanoseconds; 0 = the engine's default. Source: control-plane facts 11.2.
 *
 * @param test            the probe as in the Engine API: {@code [CMD-SHELL, curl localhost]}; {@code [NONE]} switches off a check of the
 *                        image
 * @param intervalNs      pause between probes; default 30 s
 * @param timeoutNs       a longer probe counts as failed; default 30 s
 * @param startPeriodNs   failures in this time after the start do not count; default 0
 * @param startIntervalNs pause between probes in the start period; default 5 s
 * @param retries         consecutive failures that make a container unhealthy; default 3
 */
public record HealthCheck(
    List<String> test,
    long intervalNs,
    long timeoutNs,
    long startPeriodNs,
    long startIntervalNs,
    int retries) {
  /** Whether there is anything to probe. */
  public boolean isEnabled() {
    return !test.isEmpty() && !test.get(0).equals("NONE");
  }
}
