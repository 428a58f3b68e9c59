package io.dryswarm.models.cluster;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;
import io.dryswarm.models.store.NodeCertificate;

/** A certificate on its way to its node. */
record SignedCertificate(NodeCertificate certificate) implements Payload {
  @Override
  public long digest() {
    return Digest.of(certificate.expiryNs(), certificate.role().ordinal());
  }
}
