package io.dryswarm.models.ca;

import io.dryswarm.models.store.NodeCertificate;

/** What a node's certificate renewal asks of its host. */
interface CertificateEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /** Arms, or re-arms, the one timer. */
  void arm(long delayNs);

  /** Asks the leader for a new certificate; {@link RenewalMachine#issued} follows if it can be had. */
  void request();

  /** The node has this certificate now. */
  void renewed(NodeCertificate certificate);
}
