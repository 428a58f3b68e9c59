package io.dryswarm.models.workload;

/** Holds every packet of an exchange that arrives against the ways that are closed: an invariant of every run. */
final class CutAudit {
  private final Dialer dialer;
  private long crossed;

  CutAudit(Dialer dialer) {
    this.dialer = dialer;
  }

  /** @param atServer whether the packet came from the client; otherwise it came back */
  void arrived(Exchange x, boolean atServer) {
    if (x.route >= 0
        && dialer.isClosedSince(x.fromNode, x.route, atServer, x.isFromUser(), x.sentNs)) {
      crossed++;
    }
  }

  /** Packets that arrived although their way had been closed before they were sent. */
  long crossed() {
    return crossed;
  }
}
