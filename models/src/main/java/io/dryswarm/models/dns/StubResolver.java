package io.dryswarm.models.dns;

/**
 * The resolver in a container's C library: asks a server again until it has an answer or has tried often enough. A failure of the server is
 * asked again like silence; only NXDOMAIN is believed at once. Data-plane facts 10c; resolv.conf(5).
 */
public final class StubResolver {
  /** glibc's {@code timeout}. */
  private static final long TIMEOUT_NS = 5_000_000_000L;

  /** glibc's {@code attempts}. */
  private static final int ATTEMPTS = 2;

  private StubResolver() {}

  /** How long a program waits until it is told that a name cannot be resolved, nanoseconds. */
  public static long givesUpNs(DnsAnswer answer) {
    return switch (answer.code()) {
      case NOERROR, NXDOMAIN -> answer.delayNs();
      case SERVFAIL, SILENCE -> ATTEMPTS * Math.min(answer.delayNs(), TIMEOUT_NS);
    };
  }
}
