package io.dryswarm.models.ca;

import io.dryswarm.models.Dice;
import io.dryswarm.models.store.NodeCertificate;
import io.dryswarm.models.store.NodeObject.Role;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one node's certificate fresh: asks for a new one at a random moment between 50 and 80 % of its validity, at once when the node's
 * role has changed, and again after a growing pause when that fails.
 *
 * <p>Source: control-plane facts 9.5.15, 9.5.18; moby/swarmkit ca/renewer.go.
 */
final class RenewalMachine {
  private static final long MINUTE_NS = 60_000_000_000L;

  /** What the timer is for. */
  private enum Phase {
    WAITING,
    REQUESTED,
    BETWEEN_TRIES
  }

  private final CertificateSpec spec;
  private final Dice dice;
  private NodeCertificate certificate;
  private @Nullable Role expectedRole;
  private Phase phase = Phase.WAITING;
  private int failures;
  private int tries;

  RenewalMachine(CertificateSpec spec, Dice dice, NodeCertificate certificate) {
    this.spec = spec;
    this.dice = dice;
    this.certificate = certificate;
  }

  NodeCertificate certificate() {
    return certificate;
  }

  /**
   * The engine starts.
   *
   * @param validFromNs when the certificate became valid, virtual nanoseconds; may be negative
   */
  void start(long validFromNs, CertificateEffects out) {
    phase = Phase.WAITING;
    tries = 0;
    if (certificate.expiryNs() != NodeCertificate.NEVER) {
      out.arm(isExpired(out.nowNs()) ? backoffNs() : renewalDelayNs(validFromNs, out.nowNs()));
    }
  }

  boolean isExpired(long nowNs) {
    return certificate.expiryNs() < nowNs;
  }

  /** The managers say that the node has this role: a certificate for it is needed. */
  void roleIs(Role role, CertificateEffects out) {
    if (role != certificate.role() && role != expectedRole) {
      expectedRole = role;
      if (phase == Phase.WAITING) {
        out.arm(spec.forcedPauseNs());
      }
    } else if (role == certificate.role()) {
      expectedRole = null;
    }
  }

  void timeout(CertificateEffects out) {
    if (phase == Phase.REQUESTED && tries < spec.tries()) {
      phase = Phase.BETWEEN_TRIES;
      out.arm(spec.tryPauseNs());
    } else if (phase == Phase.REQUESTED) {
      failed(out);
    } else {
      request(out);
    }
  }

  private void request(CertificateEffects out) {
    phase = Phase.REQUESTED;
    tries++;
    out.arm(spec.tryTimeoutNs());
    out.request();
  }

  private void failed(CertificateEffects out) {
    phase = Phase.WAITING;
    tries = 0;
    failures++;
    out.arm(backoffNs());
  }

  /** A certificate came; one that does not have the expected role yet is tried for again. */
  void issued(NodeCertificate issued, CertificateEffects out) {
    if (phase != Phase.REQUESTED) {
      return;
    }
    certificate = issued;
    if (expectedRole != null && expectedRole != issued.role()) {
      failed(out);
      return;
    }
    phase = Phase.WAITING;
    tries = 0;
    failures = 0;
    expectedRole = null;
    out.arm(renewalDelayNs(out.nowNs() - spec.backdateNs(), out.nowNs()));
    out.renewed(issued);
  }

  /** Until a random whole minute between half and four fifths of the validity. */
  private long renewalDelayNs(long validFromNs, long nowNs) {
    long minutes = (certificate.expiryNs() - validFromNs) / MINUTE_NS;
    long earliest = (long) (minutes * spec.earliestRenewal());
    long latest = (long) (minutes * spec.latestRenewal());
    long at = latest - earliest < 1 ? earliest : dice.between(earliest, latest);
    return Math.max(0, validFromNs + at * MINUTE_NS - nowNs);
  }

  /** Nothing at first, then uniform below a bound that doubles. */
  private long backoffNs() {
    if (failures == 0) {
      return 0;
    }
    long bound = spec.backoffBaseNs();
    for (int i = 1; i < failures && bound < spec.backoffMaxNs(); i++) {
      bound = 2 * bound;
    }
    return dice.between(0, Math.min(spec.backoffBaseNs() + bound, spec.backoffMaxNs()));
  }
}
