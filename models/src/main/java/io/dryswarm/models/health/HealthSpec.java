package io.dryswarm.models.health;

import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.spec.HealthCheck;

/**
 * A health check with the engine's defaults filled in. Durations are nanoseconds, &gt; 0 but for the start period. Source: control-plane
 * facts 11.2.17.
 *
 * @param intervalNs      pause between probes; default 30 s
 * @param timeoutNs       a longer probe counts as failed; default 30 s
 * @param startPeriodNs   failures in this time after the start do not count while the container is still starting; default 0
 * @param startIntervalNs pause between probes in the start period while the container is still starting; default 5 s
 * @param retries         consecutive failures that make a container unhealthy; default 3
 */
public record HealthSpec(
    long intervalNs, long timeoutNs, long startPeriodNs, long startIntervalNs, int retries) {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long DEFAULT_NS = 30 * SECOND_NS;
  private static final int DEFAULT_RETRIES = 3;

  public HealthSpec {
    positive("intervalNs", intervalNs);
    positive("timeoutNs", timeoutNs);
    positive("startIntervalNs", startIntervalNs);
    positive("retries", retries);
    if (startPeriodNs < 0) {
      throw new IllegalArgumentException(
          "startPeriodNs: " + startPeriodNs + ", expected 0 or more");
    }
  }

  /** What the engine of that version makes of a check; engines without a start interval probe at the interval from the start. */
  public static HealthSpec of(HealthCheck check, EngineProfile engine) {
    long intervalNs = orDefault(check.intervalNs(), DEFAULT_NS);
    long startIntervalNs = orDefault(check.startIntervalNs(), 5 * SECOND_NS);
    return new HealthSpec(
        intervalNs,
        orDefault(check.timeoutNs(), DEFAULT_NS),
        check.startPeriodNs(),
        engine.healthStartInterval() ? startIntervalNs : intervalNs,
        check.retries() == 0 ? DEFAULT_RETRIES : check.retries());
  }

  private static long orDefault(long ns, long defaultNs) {
    return ns == 0 ? defaultNs : ns;
  }

  private static void positive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(field + ": " + value + ", expected more than 0");
    }
  }
}
