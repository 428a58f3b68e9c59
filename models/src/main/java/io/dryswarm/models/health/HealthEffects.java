package io.dryswarm.models.health;

/** What a container's health monitor asks of its host. */
public interface HealthEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Calls {@link HealthMachine#timeout} after the delay; there is one timer, and what it was set for before is void. */
  void arm(long delayNs);

  /** How long the probe that begins now takes, nanoseconds. */
  long probeNs();

  /**
   * Whether the program itself answers the probe that begins now: {@link HealthMachine#answered} is called then, if it answers at all.
   *
   * @param timeoutNs after which its answer does not count any more
   */
  boolean asksProgram(long timeoutNs);

  /** What a probe that ends now finds; not of one that asks the program. */
  boolean isWell();

  /** The status has changed; repeated verdicts are not told. */
  void changed(HealthStatus status);
}
