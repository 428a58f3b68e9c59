package io.dryswarm.models.dns;

/**
 * What a program asks.
 *
 * @param name     {@code redis}; of a PTR question the address in reverse, {@code 5.1.0.10.in-addr.arpa}
 * @param overTcp  TCP rather than UDP
 * @param ednsBytes longest UDP answer that the client takes; 0 = it does not say
 */
public record Question(String name, Type type, boolean overTcp, int ednsBytes) {
  private static final int LEAST_UDP_BYTES = 512;
  private static final int TCP_BYTES = 65_535;

  /** Kind of record; of others the engine has none and asks outside. */
  public enum Type {
    A,
    AAAA,
    PTR,
    MX,
    SRV,
    OTHER
  }

  /** A plain question over UDP, as the C library sends it. */
  public static Question of(String name, Type type) {
    return new Question(name, type, false, 0);
  }

  /** Longest answer, bytes. F4.14. */
  int limitBytes() {
    return overTcp ? TCP_BYTES : Math.max(LEAST_UDP_BYTES, ednsBytes);
  }

  /** Of the answer without records: header and the question again. */
  int headBytes() {
    return 12 + name.length() + 2 + 4;
  }
}
