package io.dryswarm.models.restart;

import io.dryswarm.models.spec.RestartPolicy;

/**
 * How long a replacement is held back. Swarm's is constant; others are for studies.
 *
 * <p>Source: control-plane facts 7.2, 7.10.
 */
@FunctionalInterface
public interface RestartBackoff {
  /** Swarm's: always the delay of the policy. */
  RestartBackoff SWARM = (policy, restarts) -> policy.delayNs();

  /**
   * The time between the creation of the replacement and its start.
   *
   * @param restarts earlier restarts of this slot with the same spec version, as far as the leader knows, &ge; 0
   * @return nanoseconds, &ge; 0
   */
  long delayNs(RestartPolicy policy, long restarts);
}
