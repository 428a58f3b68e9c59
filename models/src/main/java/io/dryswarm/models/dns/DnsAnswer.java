package io.dryswarm.models.dns;

import java.util.List;

/**
 * What comes of a question.
 *
 * @param addresses  of A records, in the order of the answer, IPv4 unsigned 32-bit
 * @param pointer    of a PTR record; empty = none
 * @param ttlSeconds of the records; 0 without any
 * @param truncated  more records than fit: the client may ask again over TCP
 * @param delayNs    question until answer, nanoseconds; without an answer until the engine gives up
 */
public record DnsAnswer(
    Code code,
    List<Integer> addresses,
    String pointer,
    int ttlSeconds,
    boolean truncated,
    long delayNs) {
  /** How it ends. */
  public enum Code {
    NOERROR(0),
    SERVFAIL(2),
    NXDOMAIN(3),
    /** Nothing comes, ever. */
    SILENCE(-1);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    /** RCODE of RFC 1035; -1 without an answer. */
    public int number() {
      return number;
    }
  }

  /** The question is lost. */
  public static final DnsAnswer NONE = failure(Code.SILENCE, Long.MAX_VALUE);

  static DnsAnswer failure(Code code, long delayNs) {
    return new DnsAnswer(code, List.of(), "", 0, false, delayNs);
  }

  /** The name is known, but has no record of that kind. F4.13. */
  static DnsAnswer empty(long delayNs) {
    return failure(Code.NOERROR, delayNs);
  }

  public boolean isAnswer() {
    return code != Code.SILENCE;
  }
}
