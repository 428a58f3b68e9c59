package io.dryswarm.models.store;

/**
 * The swarm's network keys as its agents are told them. Source: control-plane facts 9.3.
 *
 * @param gossip subsystem {@code networking:gossip}
 * @param ipsec  subsystem {@code networking:ipsec}: encrypted overlay networks
 */
public record SwarmKeys(NetworkKeys gossip, NetworkKeys ipsec) {
  public static final SwarmKeys NONE = new SwarmKeys(NetworkKeys.NONE, NetworkKeys.NONE);
}
