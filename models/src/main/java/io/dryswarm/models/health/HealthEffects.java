package io.dryswarm.models.health;

/** What a container's health monitor asks of its host. */
public interface HealthEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Calls {@link HealthMachine#timeout} after the delay; there is one timer. */
  void arm(long delayNs);

  /** How long the probe that begins now takes, nanoseconds. */
  long probeNs();

  /** What a probe that ends now finds. */
  boolean isWell();

  /** The status has changed; repeated verdicts are not told. */
  void changed(HealthStatus status);
}
