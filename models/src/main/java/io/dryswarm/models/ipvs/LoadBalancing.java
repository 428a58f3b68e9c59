package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the load balancers of a cluster choose.
 *
 * @param others  policy of every service that {@code byService} does not name; Swarm has {@code rr} for all
 * @param byService policies of single services, by full service name
 */
public record LoadBalancing(String others, SortedMap<String, String> byService, IpvsSpec ipvs) {
  /** Swarm's own. */
  public static final LoadBalancing SWARM =
      new LoadBalancing("rr", Collections.emptySortedMap(), IpvsSpec.SWARM);

  /**
   * @throws IllegalArgumentException if a policy of that name does not exist
   */
  public LoadBalancing {
    byService = Collections.unmodifiableSortedMap(new TreeMap<>(byService));
    BackendSelectors.named(others);
    byService.values().forEach(BackendSelectors::named);
  }

  public LoadBalancing withIpvs(IpvsSpec newIpvs) {
    return new LoadBalancing(others, byService, newIpvs);
  }

  /** Finds the policy of a service. */
  public static final class Selectors {
    private final BackendSelector others;
    private final TreeMap<String, BackendSelector> byService = new TreeMap<>();

    public Selectors(LoadBalancing choice) {
      this.others = BackendSelectors.named(choice.others());
      choice
          .byService()
          .forEach((service, policy) -> byService.put(service, BackendSelectors.named(policy)));
    }

    /**
     * A service's virtual service in one sandbox.
     *
     * @param dice of the node
     */
    public VirtualService create(String service, int mark, Dice dice) {
      BackendSelector own = byService.get(service);
      return new VirtualService(mark, own == null ? others : own, dice);
    }
  }
}
