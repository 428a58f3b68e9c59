package io.dryswarm.models.ca;

import io.dryswarm.core.trace.TraceCode;

/** What the certificates report. */
public final class CertificateTrace {
  public static final TraceCode RENEWED = new TraceCode(
      "ca.renewed",
      "A node has a new certificate; entity: the node, a: its expiry in virtual nanoseconds, b: 1 for a manager's.");

  private CertificateTrace() {}
}
