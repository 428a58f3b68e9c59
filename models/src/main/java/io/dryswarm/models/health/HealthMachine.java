package io.dryswarm.models.health;

/**
 * The engine's monitor of one running container: wait, probe, judge, wait again. Source: control-plane facts 11.2.18 to 11.2.21; moby/moby
 * daemon/health.go.
 */
public final class HealthMachine {
  private final HealthSpec spec;
  private final long startedNs;
  private HealthStatus status = HealthStatus.STARTING;
  private boolean isProbing;
  private boolean isTooSlow;
  private boolean isAsking;
  private long probeStartNs;
  private int failures;

  /**
   * @param startedNs when the container's process started
   */
  public HealthMachine(HealthSpec spec, long startedNs) {
    this.spec = spec;
    this.startedNs = startedNs;
  }

  /** The process has started: the first probe comes after one pause. */
  public void start(HealthEffects out) {
    out.arm(pauseNs(out.nowNs()));
  }

  public HealthStatus status() {
    return status;
  }

  /** Failures since the last success. */
  public int failures() {
    return failures;
  }

  /** The pause is over, or the probe. */
  public void timeout(HealthEffects out) {
    if (isProbing) {
      end(!isAsking && !isTooSlow && out.isWell(), out);
    } else {
      begin(out);
    }
  }

  private void begin(HealthEffects out) {
    isProbing = true;
    probeStartNs = out.nowNs();
    isAsking = out.asksProgram(spec.timeoutNs());
    if (isAsking) {
      out.arm(spec.timeoutNs());
    } else {
      long takesNs = out.probeNs();
      isTooSlow = takesNs > spec.timeoutNs();
      out.arm(Math.min(takesNs, spec.timeoutNs()));
    }
  }

  /** The program answers the probe that asked it; void if that was given up. */
  public void answered(boolean isWell, HealthEffects out) {
    if (isProbing && isAsking) {
      end(isWell, out);
    }
  }

  private void end(boolean isWell, HealthEffects out) {
    isProbing = false;
    judge(isWell, out);
    out.arm(pauseNs(out.nowNs()));
  }

  private void judge(boolean isWell, HealthEffects out) {
    if (isWell) {
      failures = 0;
      become(HealthStatus.HEALTHY, out);
    } else if (!isForgiven(probeStartNs)) {
      failures++;
      if (failures >= spec.retries()) {
        become(HealthStatus.UNHEALTHY, out);
      }
    }
  }

  /** In the start period, as long as no probe ever succeeded. */
  private boolean isForgiven(long atNs) {
    return status == HealthStatus.STARTING && atNs - startedNs < spec.startPeriodNs();
  }

  private long pauseNs(long nowNs) {
    return isForgiven(nowNs) ? spec.startIntervalNs() : spec.intervalNs();
  }

  private void become(HealthStatus now, HealthEffects out) {
    if (status != now) {
      status = now;
      out.changed(now);
    }
  }
}
