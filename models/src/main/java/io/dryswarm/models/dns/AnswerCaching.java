package io.dryswarm.models.dns;

/**
 * What a program does with the answer to a lookup: most resolve anew for every connection, some keep the answer for a time or for ever. F4.21.
 *
 * @param keptNs   how long an answer is used, nanoseconds; 0 = for one connection; {@link #FOR_EVER}
 * @param rotates  whether the program takes the addresses of a kept answer in turn; otherwise always the first one
 */
public record AnswerCaching(long keptNs, boolean rotates) {
  /** As long as the process lives. */
  public static final long FOR_EVER = Long.MAX_VALUE;

  /** A lookup for every connection: glibc, Go, Node, .NET sockets. */
  public static final AnswerCaching NONE = new AnswerCaching(0, false);

  public AnswerCaching {
    if (keptNs < 0) {
      throw new IllegalArgumentException("keptNs: " + keptNs + ", expected at least 0");
    }
  }

  /** Whether anything is kept at all. */
  public boolean isOn() {
    return keptNs > 0;
  }
}
