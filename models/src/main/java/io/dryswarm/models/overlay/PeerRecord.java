package io.dryswarm.models.overlay;

import io.dryswarm.core.Digest;
import io.dryswarm.models.gossip.TableValue;

/**
 * Entry of {@code overlay_peer_table}: packets for this address go to that node.
 *
 * @param address      IPv4, unsigned 32-bit
 * @param loadBalancer whether it is the node's own load balancer on this network, rather than a task
 */
record PeerRecord(int address, int node, boolean loadBalancer) implements TableValue {
  @Override
  public int sizeBytes() {
    return 110;
  }

  @Override
  public long digest() {
    return Digest.of(address, node, loadBalancer ? 1 : 0);
  }
}
