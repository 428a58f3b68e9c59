package io.dryswarm.models.gossip;

import java.util.List;

/**
 * The network keys that an engine is told, each known by the logical time of its making, &gt; 0 and unique in the swarm.
 *
 * @param gossip keys of {@code networking:gossip}; engines take three
 * @param ipsec  keys of {@code networking:ipsec}; they share the engine's list with those of gossip
 */
public record KeySet(List<Long> gossip, List<Long> ipsec) {
  public static final KeySet NONE = new KeySet(List.of(), List.of());

  public KeySet {
    gossip = List.copyOf(gossip);
    ipsec = List.copyOf(ipsec);
  }

  boolean isEmpty() {
    return gossip.isEmpty();
  }
}
