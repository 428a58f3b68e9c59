package io.dryswarm.models.gossip;

import io.dryswarm.models.engine.EngineProfile;

/**
 * Both layers of gossip, and whom a booting node asks first.
 *
 * @param seeds nodes 0 to {@code seeds - 1} are the join list: in a swarm the managers; &ge; 1
 */
public record GossipSpec(MembershipSpec membership, NetworkDbSpec networkDb, int seeds) {
  public GossipSpec {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds: " + seeds + ", expected at least 1");
    }
  }

  /**
   * What engines use.
   *
   * @param managers number of managers; they have the lowest node ids
   */
  public static GossipSpec engineDefaults(int managers) {
    return engineDefaults(managers, EngineProfile.DEFAULT);
  }

  /**
   * What engines of a version use.
   *
   * @param managers number of managers; they have the lowest node ids
   */
  public static GossipSpec engineDefaults(int managers, EngineProfile engine) {
    return new GossipSpec(
        MembershipSpec.engineDefaults(),
        NetworkDbSpec.engineDefaults(engine.failedNodeEntries()),
        managers);
  }
}
