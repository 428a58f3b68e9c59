package io.dryswarm.models.ca;

/**
 * How nodes keep their certificates. Durations are nanoseconds. Source: control-plane facts 9.5; moby/swarmkit ca/certificates.go,
 * ca/renewer.go, ca/config.go.
 *
 * @param backdateNs      how long before its making a certificate becomes valid
 * @param earliestRenewal share of the validity after which the renewal may come
 * @param latestRenewal   share of the validity before which it comes
 * @param forcedPauseNs   pause before a renewal that a change of role calls for
 * @param backoffBaseNs   bound of the pause after a failed renewal; twice as much is added, four times as much ...
 * @param backoffMaxNs    largest bound
 * @param tries           requests for one renewal
 * @param tryTimeoutNs    time that one may take
 * @param tryPauseNs      pause between two
 */
public record CertificateSpec(
    long backdateNs,
    double earliestRenewal,
    double latestRenewal,
    long forcedPauseNs,
    long backoffBaseNs,
    long backoffMaxNs,
    int tries,
    long tryTimeoutNs,
    long tryPauseNs) {
  private static final long SECOND_NS = 1_000_000_000L;

  public static final CertificateSpec SWARM = new CertificateSpec(
      3600 * SECOND_NS,
      0.5,
      0.8,
      SECOND_NS / 2,
      5 * SECOND_NS,
      3600 * SECOND_NS,
      5,
      5 * SECOND_NS,
      2 * SECOND_NS);
}
