package io.dryswarm.models.dns;

/**
 * The embedded DNS server of every engine, and what stands behind it.
 *
 * @param ttlSeconds        time to live of every record that it gives; F4.6
 * @param queryNs           a question that it answers itself, on an idle node, nanoseconds; F4.24
 * @param outsideTimeoutNs  how long it waits for each server outside; F4.12
 * @param tellsFailure      whether it answers SERVFAIL when no server outside answers; before, it was silent (moby/moby, 2023)
 */
public record DnsSpec(
    int ttlSeconds, long queryNs, long outsideTimeoutNs, boolean tellsFailure, OutsideDns outside) {
  private static final int TTL_SECONDS = 600;
  private static final long QUERY_NS = 200_000L;
  private static final long OUTSIDE_TIMEOUT_NS = 4_000_000_000L;

  /** Docker's own constants. */
  public static DnsSpec of(boolean tellsFailure, OutsideDns outside) {
    return new DnsSpec(TTL_SECONDS, QUERY_NS, OUTSIDE_TIMEOUT_NS, tellsFailure, outside);
  }

  /** From the question to the end of what the servers outside do with it: an answer, or the last time-out. */
  long forwardedNs() {
    long eachNs = outside.answers() ? outside.answerNs() : outsideTimeoutNs;
    return queryNs + outside.servers() * eachNs;
  }

  /** What becomes of a name that the engine does not know. */
  public DnsAnswer forwarded() {
    if (outside.answers()) {
      return DnsAnswer.failure(DnsAnswer.Code.NXDOMAIN, forwardedNs());
    }
    return tellsFailure
        ? DnsAnswer.failure(DnsAnswer.Code.SERVFAIL, forwardedNs())
        : DnsAnswer.NONE;
  }
}
