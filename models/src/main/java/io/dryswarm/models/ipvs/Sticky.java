package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code sticky}: a client address meets the same server through every node as long as that server takes connections; when it is drained
 * or gone, only its own clients move, spread over all the others, and nobody is refused. Each eligible server gets a score from a hash of
 * both addresses, and the highest score wins (rendezvous hashing). A study: Swarm has no session affinity (F5.32).
 */
public final class Sticky implements BackendSelector, Scheduler {
  /** Odd multipliers of a finalising mixer (David Stafford's variant 13). */
  private static final long MIX_ONE = 0xbf58476d1ce4e5b9L;

  private static final long MIX_TWO = 0x94d049bb133111ebL;

  @Override
  public String name() {
    return "sticky";
  }

  /** The policy remembers nothing: the addresses decide. */
  @Override
  public Scheduler newScheduler(Dice dice) {
    return this;
  }

  @Override
  public @Nullable RealServer select(RealServers servers, NewConnection connection) {
    RealServer best = null;
    long bestScore = 0;
    for (int i = 0; i < servers.size(); i++) {
      RealServer server = servers.get(i);
      if (server.isEligible()) {
        long score = score(connection.clientAddress(), server.address());
        if (best == null || score > bestScore) {
          best = server;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static long score(int client, int server) {
    long bits = (long) client << Integer.SIZE | server & 0xffff_ffffL;
    bits = (bits ^ bits >>> 30) * MIX_ONE;
    bits = (bits ^ bits >>> 27) * MIX_TWO;
    return bits ^ bits >>> 31;
  }

  @Override
  public String explain(RealServers servers, RealServer chosen) {
    return "the client's own server";
  }
}
