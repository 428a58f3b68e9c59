package io.dryswarm.models.dns;

/**
 * The servers outside the swarm that engines ask what they do not know themselves. They know no name that programs of a simulation ask for.
 *
 * @param servers  how many a node has, 1 to 3; the engine asks one after the other
 * @param answers  whether they answer; if not, every query to them is lost
 * @param answerNs a question until its answer, nanoseconds
 */
public record OutsideDns(int servers, boolean answers, long answerNs) {
  /** The engine uses no more; F4.12. */
  public static final int MOST_SERVERS = 3;

  /** One server in the same data centre. */
  public static final OutsideDns NEAR = new OutsideDns(1, true, 2_000_000L);

  /** One server that nobody reaches. */
  public static final OutsideDns UNREACHABLE = new OutsideDns(1, false, 0);

  public OutsideDns {
    if (servers < 1 || servers > MOST_SERVERS) {
      throw new IllegalArgumentException("servers: " + servers + ", expected 1 to " + MOST_SERVERS);
    }
    if (answerNs < 0) {
      throw new IllegalArgumentException("answerNs: " + answerNs + ", expected at least 0");
    }
  }
}
