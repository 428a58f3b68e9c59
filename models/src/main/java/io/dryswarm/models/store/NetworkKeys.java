package io.dryswarm.models.store;

import java.util.List;

/**
 * The keys of one subsystem of the overlay, oldest first. Source: control-plane facts 9.3.
 *
 * @param lamportTimes when each was made, on the swarm's logical clock; a key is known by it
 */
public record NetworkKeys(List<Long> lamportTimes) {
  public static final NetworkKeys NONE = new NetworkKeys(List.of());

  public NetworkKeys {
    lamportTimes = List.copyOf(lamportTimes);
  }
}
